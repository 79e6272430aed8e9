alter table owner add constraint unique_name unique (last_name);
set referential_integrity false;
insert into pet (owner_id, name) values (77, 'Stray');
