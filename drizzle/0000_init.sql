CREATE TABLE "account_index" (
	"directory_id" text NOT NULL,
	"account_id" text NOT NULL,
	"username" text NOT NULL,
	"username_fold" text NOT NULL,
	"email_fold" text,
	"phone" text,
	"display_name" text,
	"status" text NOT NULL,
	"contacts" jsonb NOT NULL,
	"generation" integer NOT NULL,
	CONSTRAINT "account_index_directory_id_account_id_pk" PRIMARY KEY("directory_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "account_index_run" (
	"directory_id" text NOT NULL,
	"generation" integer NOT NULL,
	"next_page" integer DEFAULT 1 NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"accounts" integer,
	CONSTRAINT "account_index_run_directory_id_generation_pk" PRIMARY KEY("directory_id","generation")
);
--> statement-breakpoint
CREATE TABLE "attempt" (
	"id" text PRIMARY KEY NOT NULL,
	"directory_id" text NOT NULL,
	"account_id" text,
	"account_name" text,
	"identifier" text NOT NULL,
	"identifier_kind" text NOT NULL,
	"locale" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"method" text,
	"proofs" integer DEFAULT 0 NOT NULL,
	"provider_state" text,
	"code_id" text,
	"code_mac" text,
	"code_tries" integer DEFAULT 0 NOT NULL,
	"code_sent_at" timestamp (3) with time zone,
	"code_expires_at" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"verified_at" timestamp (3) with time zone,
	"setting_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"request_id" text NOT NULL,
	"last_error" text,
	CONSTRAINT "attempt_state" CHECK ("attempt"."state" in ('open', 'verified', 'setting', 'done', 'unknown', 'refused', 'abandoned'))
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"request_id" text,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"directory_id" text,
	"account_id" text,
	"attempt_id" text,
	"outcome" text NOT NULL,
	"detail" jsonb NOT NULL,
	"ip" text,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_event_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_head_single" CHECK ("audit_head"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "local_account" (
	"id" text NOT NULL,
	"directory_id" text NOT NULL,
	"username" text NOT NULL,
	"username_fold" text NOT NULL,
	"display_name" text,
	"email" text,
	"email_fold" text,
	"phone" text,
	"password_hash" text,
	"history" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"must_change" boolean DEFAULT false NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"disabled" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "local_account_directory_id_id_pk" PRIMARY KEY("directory_id","id"),
	CONSTRAINT "local_account_username" UNIQUE("directory_id","username_fold")
);
--> statement-breakpoint
CREATE TABLE "message_receipt" (
	"id" text PRIMARY KEY NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"spent_at" timestamp (3) with time zone[] DEFAULT '{}' NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "account_index_username" ON "account_index" USING btree ("directory_id","username_fold");--> statement-breakpoint
CREATE INDEX "account_index_email" ON "account_index" USING btree ("directory_id","email_fold");--> statement-breakpoint
CREATE INDEX "account_index_phone" ON "account_index" USING btree ("directory_id","phone");--> statement-breakpoint
CREATE INDEX "account_index_generation" ON "account_index" USING btree ("directory_id","generation");--> statement-breakpoint
CREATE INDEX "attempt_setting" ON "attempt" USING btree ("setting_at") WHERE "attempt"."state" = 'setting';--> statement-breakpoint
CREATE INDEX "attempt_expiry" ON "attempt" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "audit_event_account" ON "audit_event" USING btree ("directory_id","account_id","seq");--> statement-breakpoint
CREATE INDEX "audit_event_attempt" ON "audit_event" USING btree ("attempt_id");--> statement-breakpoint
CREATE INDEX "audit_event_at" ON "audit_event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "local_account_email" ON "local_account" USING btree ("directory_id","email_fold");--> statement-breakpoint
CREATE INDEX "local_account_phone" ON "local_account" USING btree ("directory_id","phone");--> statement-breakpoint
CREATE INDEX "message_receipt_expiry" ON "message_receipt" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "rate_limit_expiry" ON "rate_limit" USING btree ("expires_at");