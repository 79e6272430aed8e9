update owner set last_name = 'Renamed' where last_name = 'Davis';
insert into pet (owner_id, name) select id, 'Leo' from owner where last_name in ('Renamed', 'Butler');
