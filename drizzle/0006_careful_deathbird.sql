ALTER TABLE "operator_authenticator" ADD COLUMN "ahead_steps" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "operator_session" ADD COLUMN "stepped_up_for" text;--> statement-breakpoint
-- From here on nobody can give a permission that they lack, so the administrators whom nobody invited hold them all.
UPDATE "operator" SET "grants" = '["show_link","temporary_password","chosen_password"]'::jsonb WHERE "role" = 'administrator' AND "scope"->>'directories' = 'all' AND "invited_by" IS NULL;
