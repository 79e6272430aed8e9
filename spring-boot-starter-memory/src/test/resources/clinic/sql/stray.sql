insert into owner (id, last_name) values (102, 'Wilkes');
insert into pet (id, owner_id, name) values (201, 77, 'Stray');
