-- What a decision was made from, and a mail's two faces, stand in their rows as they are: PostgreSQL began to compress rows of
-- more than two kilobytes, which took a fifth of the time to store them (a decision 0.17 ms, now 0.145; a mail of ours 0.105,
-- now 0.078) and some when they are read, for less than half of the room.
alter table decision set (toast_tuple_target = 8160);
alter table message set (toast_tuple_target = 8160);
