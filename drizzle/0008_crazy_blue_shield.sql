CREATE TABLE "directory_health" (
	"directory_id" text NOT NULL,
	"endpoint" text NOT NULL,
	"failure" text,
	"succeeded_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"latency_ms" integer,
	"held_until" timestamp (3) with time zone,
	CONSTRAINT "directory_health_directory_id_endpoint_pk" PRIMARY KEY("directory_id","endpoint")
);
--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "code_to" text;