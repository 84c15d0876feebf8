-- A snapshot that embeds others names its own document here; deleting a version finds its instances by it.
ALTER TABLE workflow_snapshot ADD COLUMN base_hash text COLLATE "C";
CREATE INDEX workflow_snapshot_base ON workflow_snapshot (base_hash) WHERE base_hash IS NOT NULL;

CREATE INDEX workflow_instance_children ON workflow_instance (parent_instance_id) WHERE status = 0 AND parent_instance_id IS NOT NULL;

-- One row for each singleton that runs: the key is the reservation. It goes when its instance ends.
CREATE TABLE workflow_activation (
    key text COLLATE "C" PRIMARY KEY,
    instance_id uuid NOT NULL
);
CREATE INDEX workflow_activation_instance ON workflow_activation (instance_id);
