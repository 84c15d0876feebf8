CREATE TABLE licence (
    case_id      uuid NOT NULL REFERENCES approval_case,
    licence_id   uuid NOT NULL,
    bundle_id    text NOT NULL,
    type         text NOT NULL,
    name         text NOT NULL,
    code         text NOT NULL,
    verify_code  text NOT NULL,
    holder_name  text NOT NULL,
    holder_code  text,
    issuer_id    text NOT NULL,
    issuer_name  text NOT NULL,
    face         jsonb NOT NULL,
    state        text NOT NULL,
    issued_at    timestamptz NOT NULL,
    valid_until  date,
    document     text,
    electronic_seal text,
    development  boolean NOT NULL,
    version      int NOT NULL,
    PRIMARY KEY (case_id, licence_id)
);
CREATE INDEX licence_by_id ON licence (licence_id);
CREATE INDEX licence_issued ON licence (issued_at DESC, licence_id);

CREATE TABLE component_licence (
    case_id       uuid NOT NULL,
    licence_id    uuid NOT NULL,
    position      int NOT NULL,
    item_id       text NOT NULL,
    type          text NOT NULL,
    name          text NOT NULL,
    code          text NOT NULL,
    department_id text NOT NULL,
    issuer_name   text NOT NULL,
    face          jsonb NOT NULL,
    state         text NOT NULL,
    issued_at     timestamptz NOT NULL,
    valid_until   date,
    PRIMARY KEY (case_id, licence_id, position),
    FOREIGN KEY (case_id, licence_id) REFERENCES licence
);

-- Registries: what a QR code carries, and the licence number, find their case whatever database it lives in.
CREATE TABLE licence_registry (
    verify_code text PRIMARY KEY,
    code        text NOT NULL UNIQUE,
    case_id     uuid NOT NULL,
    licence_id  uuid NOT NULL
);

-- The numbers taken for the licence of a case, before its document is made: a job that runs twice finds them again.
CREATE TABLE licence_numbers (
    case_id  uuid PRIMARY KEY REFERENCES approval_case,
    taken_at timestamptz NOT NULL,
    numbers  jsonb NOT NULL
);
