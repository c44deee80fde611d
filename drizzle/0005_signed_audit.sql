CREATE TABLE "audit_checkpoint" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"mac" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "target_operator" text;--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "mac" text;--> statement-breakpoint
ALTER TABLE "audit_head" ADD COLUMN "mac" text;--> statement-breakpoint
ALTER TABLE "audit_personal" ADD COLUMN "target_name" text;--> statement-breakpoint
ALTER TABLE "audit_personal" ADD COLUMN "target_email" text;--> statement-breakpoint
ALTER TABLE "audit_personal" ADD COLUMN "words" "tsvector";--> statement-breakpoint
CREATE INDEX "audit_event_target" ON "audit_event" USING btree ("target_operator","seq") WHERE "audit_event"."target_operator" is not null;--> statement-breakpoint
CREATE INDEX "audit_personal_words" ON "audit_personal" USING gin ("words") WHERE "audit_personal"."words" is not null;