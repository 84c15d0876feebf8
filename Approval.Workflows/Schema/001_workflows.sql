-- Definitions are a registry; everything at run time carries instance_id first in its keys, so that an instance is one shard.

CREATE TABLE workflow_snapshot (
    hash text COLLATE "C" PRIMARY KEY,
    document text NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE workflow_definition (
    definition_id text COLLATE "C" NOT NULL,
    version int NOT NULL,
    id text COLLATE "C" NOT NULL UNIQUE,
    name text NOT NULL,
    snapshot_hash text COLLATE "C" NOT NULL REFERENCES workflow_snapshot (hash),
    is_latest boolean NOT NULL,
    is_published boolean NOT NULL,
    is_readonly boolean NOT NULL,
    is_system boolean NOT NULL,
    usable_as_activity boolean NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (definition_id, version)
);
CREATE UNIQUE INDEX workflow_definition_latest ON workflow_definition (definition_id) WHERE is_latest;
CREATE UNIQUE INDEX workflow_definition_published ON workflow_definition (definition_id) WHERE is_published;

CREATE TABLE workflow_trigger (
    definition_id text COLLATE "C" NOT NULL,
    activity_id text COLLATE "C" NOT NULL,
    number int NOT NULL,
    name text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    payload text,
    due timestamptz,
    PRIMARY KEY (definition_id, activity_id, number)
);
CREATE INDEX workflow_trigger_hash ON workflow_trigger (hash);
CREATE INDEX workflow_trigger_due ON workflow_trigger (due) WHERE due IS NOT NULL;

-- The narrow header: what every burst changes stands last and is in no index, so that updates stay on their page.
CREATE TABLE workflow_instance (
    instance_id uuid PRIMARY KEY,
    definition_id text COLLATE "C" NOT NULL,
    snapshot_hash text COLLATE "C" NOT NULL,
    parent_instance_id uuid,
    created_at timestamptz NOT NULL,
    correlation_id text COLLATE "C",
    name text,
    status smallint NOT NULL,
    sub_status smallint NOT NULL,
    incidents smallint NOT NULL,
    version int NOT NULL,
    updated_at timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX workflow_instance_alive ON workflow_instance (definition_id, correlation_id) WHERE status = 0;
CREATE INDEX workflow_instance_correlated ON workflow_instance (correlation_id) WHERE status = 0 AND correlation_id IS NOT NULL;

CREATE TABLE workflow_state (
    instance_id uuid PRIMARY KEY,
    document bytea NOT NULL
) WITH (fillfactor = 70);

CREATE TABLE workflow_journal (
    instance_id uuid NOT NULL,
    number int NOT NULL,
    at timestamptz NOT NULL,
    entry text NOT NULL,
    PRIMARY KEY (instance_id, number)
);

-- Only bookmarks that are looked for by name and payload, or by the clock; direct ones live in the state document.
CREATE TABLE workflow_bookmark (
    instance_id uuid NOT NULL,
    bookmark_id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    hash text COLLATE "C",
    due timestamptz,
    PRIMARY KEY (instance_id, bookmark_id)
);
CREATE INDEX workflow_bookmark_hash ON workflow_bookmark (hash) WHERE hash IS NOT NULL;
CREATE INDEX workflow_bookmark_due ON workflow_bookmark (due, instance_id) WHERE due IS NOT NULL;

-- state: 0 ready (or leased until due), 1 dead.
CREATE TABLE job (
    instance_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text COLLATE "C" NOT NULL,
    payload text NOT NULL,
    key text,
    bookmark_id uuid,
    state smallint NOT NULL DEFAULT 0,
    attempts int NOT NULL DEFAULT 0,
    due timestamptz NOT NULL,
    last_error text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (instance_id, id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200);
CREATE INDEX job_ready ON job (due, id) WHERE state = 0;
CREATE INDEX job_dead ON job (created_at, id) WHERE state = 1;
