insert into items (kind, title, isbn, language, shelf_room, shelf_number, copies, version)
values ('book', 'Middlemarch', '9780141439549', 'en', 'Novels', 4, 2, 0);
insert into items (kind, title, isbn, language, shelf_room, shelf_number, copies, version)
values ('book', 'Candide', '9782070451371', 'fr', 'Novels', 7, 1, 0);
insert into items (kind, title, minutes, shelf_room, shelf_number, copies, version)
values ('film', 'Metropolis', 153, 'Films', 1, 1, 0);
insert into authors (book_id, author) values (1, 'George Eliot');
insert into authors (book_id, author) values (2, 'Voltaire');
insert into members (name, email, street, town) values ('Ada Byron', 'ada@example.com', 'Mill Lane 3', 'Nottingham');
insert into members (name, email, street, town) values ('Emil Post', 'emil@example.com', 'Main Street 1', 'York');
