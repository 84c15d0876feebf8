-- Every table of a case begins its key with case_id, so that cases can be spread over databases by that key.

-- The whole of a published bundle (items, forms, elements, code lists, workflow, licence layout) as one immutable
-- document named by its content. A case keeps its release for life.
CREATE TABLE bundle_release (
    hash        text PRIMARY KEY,
    bundle_id   text NOT NULL,
    imported_at timestamptz NOT NULL,
    document    text NOT NULL
);

CREATE TABLE bundle_current (
    bundle_id       text PRIMARY KEY,
    release_hash    text NOT NULL REFERENCES bundle_release (hash),
    kind            text NOT NULL,
    name            text NOT NULL,
    name_en         text,
    summary         text NOT NULL,
    lead_department text NOT NULL,
    region          text NOT NULL,
    promised_days   int NOT NULL,
    item_count      int NOT NULL,
    published_at    timestamptz NOT NULL
);

CREATE TABLE approval_case (
    case_id         uuid PRIMARY KEY,
    case_number     text,
    bundle_id       text NOT NULL,
    release_hash    text NOT NULL,
    package_id      text,
    status          text NOT NULL,
    result          text,
    applicant_id    text NOT NULL,
    applicant_name  text NOT NULL,
    subject_name    text,
    lead_department text NOT NULL,
    answers         jsonb NOT NULL,
    form_revision   int NOT NULL,
    form            jsonb NOT NULL,
    correction      jsonb,
    bookmark_id     uuid,
    clerk_id        text,
    clerk_name      text,
    created_at      timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL,
    submitted_at    timestamptz,
    received_at     timestamptz,
    accepted_at     timestamptz,
    decided_at      timestamptz,
    concluded_at    timestamptz,
    version         int NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX approval_case_applicant ON approval_case (applicant_id, created_at DESC, case_id);
-- The desk's queue holds only what still waits for a clerk: it does not grow with history.
CREATE INDEX approval_case_desk ON approval_case (lead_department, submitted_at, case_id)
    WHERE status IN ('Submitted', 'Received', 'InCorrection');
CREATE INDEX approval_case_recent ON approval_case (lead_department, created_at DESC, case_id);

-- What was submitted, whole, at each submission; the case row holds the current values.
CREATE TABLE case_form_revision (
    case_id  uuid NOT NULL REFERENCES approval_case,
    revision int NOT NULL,
    saved_at timestamptz NOT NULL,
    saved_by text NOT NULL,
    form     jsonb NOT NULL,
    PRIMARY KEY (case_id, revision)
);

CREATE TABLE case_item (
    case_id       uuid NOT NULL REFERENCES approval_case,
    item_id       text NOT NULL,
    department_id text NOT NULL,
    position      int NOT NULL,
    mandatory     boolean NOT NULL,
    status        text NOT NULL,
    decided_at    timestamptz,
    results       jsonb,
    PRIMARY KEY (case_id, item_id)
) WITH (fillfactor = 80);

CREATE TABLE review_task (
    case_id       uuid NOT NULL REFERENCES approval_case,
    task_id       uuid NOT NULL,
    case_number   text NOT NULL,
    bundle_id     text NOT NULL,
    subject_name  text,
    item_id       text NOT NULL,
    department_id text NOT NULL,
    status        text NOT NULL,
    bookmark_id   uuid NOT NULL,
    offered_at    timestamptz NOT NULL,
    claimed_at    timestamptz,
    claimed_by    text,
    claimed_name  text,
    decided_at    timestamptz,
    decision      text,
    reasons       text,
    version       int NOT NULL,
    PRIMARY KEY (case_id, task_id)
) WITH (fillfactor = 70);
-- The department's to-do list: open tasks only, in the order of the list.
CREATE INDEX review_task_open ON review_task (department_id, offered_at, task_id)
    WHERE status IN ('Offered', 'Claimed', 'Suspended', 'Returned');
CREATE INDEX review_task_by_id ON review_task (task_id);
CREATE INDEX review_task_department ON review_task (department_id, offered_at DESC, task_id);

-- Who, when, what they saw, why, and on whose behalf: appended, never changed.
CREATE TABLE decision (
    case_id       uuid NOT NULL REFERENCES approval_case,
    decision_id   uuid NOT NULL,
    task_id       uuid,
    item_id       text,
    kind          text NOT NULL,
    reasons       text,
    remedy        text,
    actor_id      text NOT NULL,
    actor_name    text NOT NULL,
    department_id text,
    decided_at    timestamptz NOT NULL,
    form_revision int NOT NULL,
    PRIMARY KEY (case_id, decision_id)
);

CREATE TABLE blob (
    sha256     text PRIMARY KEY,
    media_type text NOT NULL,
    size       bigint NOT NULL,
    content    bytea NOT NULL,
    stored_at  timestamptz NOT NULL
);

CREATE TABLE case_material (
    case_id     uuid NOT NULL REFERENCES approval_case,
    material_id text NOT NULL,
    revision    int NOT NULL,
    file_name   text NOT NULL,
    media_type  text NOT NULL,
    size        bigint NOT NULL,
    sha256      text NOT NULL,
    uploaded_at timestamptz NOT NULL,
    uploaded_by text NOT NULL,
    PRIMARY KEY (case_id, material_id, revision)
);

-- One-time notice of everything to correct (Administrative Licensing Law, Art. 32 (4)).
CREATE TABLE correction_notice (
    case_id       uuid NOT NULL REFERENCES approval_case,
    notice_id     uuid NOT NULL,
    task_id       uuid,
    department_id text NOT NULL,
    entries       jsonb NOT NULL,
    noticed_at    timestamptz NOT NULL,
    noticed_by    text NOT NULL,
    answered_at   timestamptz,
    PRIMARY KEY (case_id, notice_id)
);

CREATE TABLE case_event (
    case_id       uuid NOT NULL REFERENCES approval_case,
    sequence      int NOT NULL,
    happened_at   timestamptz NOT NULL,
    kind          text NOT NULL,
    actor_id      text NOT NULL,
    actor_name    text NOT NULL,
    department_id text,
    item_id       text,
    detail        jsonb,
    PRIMARY KEY (case_id, sequence)
);

-- Registry: a case number is unique everywhere, whatever database its case lives in.
CREATE TABLE case_number_registry (
    case_number text PRIMARY KEY,
    case_id     uuid NOT NULL
);

-- What an approval yields and may be given only once, such as a credit code, whatever database its case lives in.
CREATE TABLE result_registry (
    element text NOT NULL,
    value   text NOT NULL,
    case_id uuid NOT NULL,
    PRIMARY KEY (element, value)
);

-- One row a series; a number once taken is never given again, not even when the business rolls back.
CREATE TABLE number_series (
    series     text PRIMARY KEY,
    next_value bigint NOT NULL
);
