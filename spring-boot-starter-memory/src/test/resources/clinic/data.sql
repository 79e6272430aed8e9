insert into owner values (default, 'Davis');
insert into owner (last_name) values ('Black');
insert into pet (owner_id, name) select id, 'Leo' from owner where last_name = 'Davis';
insert into pet (owner_id, name) select id, 'Rosy' from owner where last_name = 'Davis';
