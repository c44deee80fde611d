CREATE TABLE "account_search" (
	"directory_id" text NOT NULL,
	"account_id" text NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "account_search_directory_id_account_id_pk" PRIMARY KEY("directory_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "approval" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"operator_id" text NOT NULL,
	"requested_by" text NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "audit_personal" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"directory_id" text,
	"account_id" text,
	"account_name" text,
	"account_name_fold" text,
	"ip" text,
	"reason" text,
	"ticket" text
);
--> statement-breakpoint
CREATE TABLE "handoff" (
	"id" text PRIMARY KEY NOT NULL,
	"public_id" text NOT NULL,
	"directory_id" text NOT NULL,
	"account_id" text NOT NULL,
	"account_name" text NOT NULL,
	"operator_id" text NOT NULL,
	"channel" text NOT NULL,
	"sent_to" text,
	"code_id" text NOT NULL,
	"code_mac" text NOT NULL,
	"reason" text NOT NULL,
	"ticket" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"attempt_id" text,
	"used_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "operator" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_fold" text NOT NULL,
	"role" text NOT NULL,
	"scope" jsonb NOT NULL,
	"grants" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"account_id" text,
	"external_id" text,
	"invite_hash" text,
	"invite_expires_at" timestamp (3) with time zone,
	"invited_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_sign_in_at" timestamp (3) with time zone,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "operator_role" CHECK ("operator"."role" in ('helpdesk', 'auditor', 'administrator'))
);
--> statement-breakpoint
CREATE TABLE "operator_authenticator" (
	"operator_id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "operator_passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"operator_id" text NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"transports" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "operator_recovery_code" (
	"operator_id" text NOT NULL,
	"mac" text NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "operator_recovery_code_operator_id_mac_pk" PRIMARY KEY("operator_id","mac")
);
--> statement-breakpoint
CREATE TABLE "operator_session" (
	"id" text PRIMARY KEY NOT NULL,
	"operator_id" text NOT NULL,
	"stage" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"stepped_up_at" timestamp (3) with time zone,
	"challenge" text,
	"challenge_expires_at" timestamp (3) with time zone,
	"address" text NOT NULL,
	"user_agent" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text
);
--> statement-breakpoint
CREATE TABLE "directory" (
	"id" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"entry" jsonb NOT NULL,
	"secrets" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "handoff_id" text;--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "personal_hash" text;--> statement-breakpoint
CREATE INDEX "account_search_words" ON "account_search" USING gin ("words");--> statement-breakpoint
CREATE INDEX "approval_operator" ON "approval" USING btree ("operator_id");--> statement-breakpoint
CREATE INDEX "audit_personal_account" ON "audit_personal" USING btree ("directory_id","account_id","seq");--> statement-breakpoint
CREATE INDEX "audit_personal_name" ON "audit_personal" USING btree ("account_name_fold" text_pattern_ops,"seq");--> statement-breakpoint
CREATE INDEX "audit_personal_ip" ON "audit_personal" USING btree ("ip","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "handoff_public" ON "handoff" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "handoff_code" ON "handoff" USING btree ("code_mac");--> statement-breakpoint
CREATE INDEX "handoff_account" ON "handoff" USING btree ("directory_id","account_id");--> statement-breakpoint
CREATE INDEX "handoff_expiry" ON "handoff" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "operator_email" ON "operator" USING btree ("email_fold");--> statement-breakpoint
CREATE UNIQUE INDEX "operator_external" ON "operator" USING btree ("external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "operator_account" ON "operator" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "operator_invite" ON "operator" USING btree ("invite_hash");--> statement-breakpoint
CREATE INDEX "operator_passkey_operator" ON "operator_passkey" USING btree ("operator_id");--> statement-breakpoint
CREATE INDEX "operator_session_operator" ON "operator_session" USING btree ("operator_id");--> statement-breakpoint
CREATE INDEX "operator_session_expiry" ON "operator_session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "audit_event_directory" ON "audit_event" USING btree ("directory_id","seq");--> statement-breakpoint
CREATE INDEX "audit_event_actor" ON "audit_event" USING btree ("actor","seq");--> statement-breakpoint
CREATE INDEX "audit_event_action" ON "audit_event" USING btree ("action","seq");--> statement-breakpoint
CREATE INDEX "audit_event_outcome" ON "audit_event" USING btree ("outcome","seq");--> statement-breakpoint
CREATE INDEX "audit_event_request" ON "audit_event" USING btree ("request_id");