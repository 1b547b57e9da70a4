-- An event may name a version by its label only: found without a look at all versions of the component.
create index component_version_label on component_version (system_id, component, label);
