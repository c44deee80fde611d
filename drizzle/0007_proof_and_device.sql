ALTER TABLE "attempt" ADD COLUMN "code_tried_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "device" text;--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "proved_token_hash" text;--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "proved_code_mac" text;--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_proved_token" UNIQUE("proved_token_hash");