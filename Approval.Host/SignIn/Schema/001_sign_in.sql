-- People who sign in. A registry table: the login name is unique everywhere, so it has no shard key.
CREATE TABLE app_user (
    id              uuid PRIMARY KEY,
    login           text COLLATE "C" NOT NULL UNIQUE CHECK (login = lower(login)),
    display_name    text NOT NULL,
    password_hash   text NOT NULL,
    roles           text[] NOT NULL,
    department_id   text COLLATE "C",
    -- Changes with the password, the roles and the switch below: cookies that carry an older one are refused.
    security_stamp  text NOT NULL,
    disabled        boolean NOT NULL DEFAULT false,
    demo            boolean NOT NULL DEFAULT false,
    created_at      timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL
);

-- Keys of departments' own systems, presented as "<key id>.<secret>".
CREATE TABLE api_key (
    key_id          text COLLATE "C" PRIMARY KEY,
    department_id   text COLLATE "C" NOT NULL,
    display_name    text NOT NULL,
    secret_hash     text NOT NULL,
    disabled        boolean NOT NULL DEFAULT false,
    demo            boolean NOT NULL DEFAULT false,
    created_at      timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL
);
