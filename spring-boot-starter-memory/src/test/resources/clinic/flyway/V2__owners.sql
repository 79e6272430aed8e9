insert into owner (last_name) values ('Davis');
insert into pet (owner_id, name) values (1, 'Leo');
