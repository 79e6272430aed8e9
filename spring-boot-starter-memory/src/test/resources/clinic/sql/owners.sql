-- owners; and their pets
insert into owner (id, last_name) values (100, 'O''Hara; Scarlett');
insert into owner (id, last_name) values (101, 'Butler');
insert into pet (id, owner_id, name)
	values (200, 100, 'Leo');
