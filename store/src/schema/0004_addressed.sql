-- A ticket may be addressed to a member of staff, by user name; '' is nobody. Then it waits in a lane of its own.
ALTER TABLE tickets ADD COLUMN addressee TEXT NOT NULL DEFAULT '';
DROP INDEX tickets_waiting;
CREATE INDEX tickets_waiting ON tickets (service, priority, addressee, order_epoch, order_seq) WHERE state = 'waiting';
-- As a ticket's image is written from now on.
UPDATE before_act SET image = json_set(image, '$.addressee', '');

DROP TRIGGER tickets_join;
DROP TRIGGER tickets_move;
ALTER TABLE lanes RENAME TO lanes_before;
CREATE TABLE lanes (
    service   TEXT NOT NULL,
    priority  INTEGER NOT NULL,
    addressee TEXT NOT NULL,
    waiting   INTEGER NOT NULL,
    PRIMARY KEY (service, priority, addressee)
) STRICT, WITHOUT ROWID;
INSERT INTO lanes SELECT service, priority, '', waiting FROM lanes_before;
DROP TABLE lanes_before;
CREATE TRIGGER tickets_join AFTER INSERT ON tickets BEGIN
    INSERT INTO lanes VALUES (NEW.service, NEW.priority, NEW.addressee, NEW.state = 'waiting')
        ON CONFLICT DO UPDATE SET waiting = waiting + excluded.waiting;
END;
CREATE TRIGGER tickets_move AFTER UPDATE OF state, service, addressee ON tickets
    WHEN OLD.state = 'waiting' OR NEW.state = 'waiting' BEGIN
    UPDATE lanes SET waiting = waiting - (OLD.state = 'waiting')
        WHERE service = OLD.service AND priority = OLD.priority AND addressee = OLD.addressee;
    INSERT INTO lanes SELECT NEW.service, NEW.priority, NEW.addressee, 1 WHERE NEW.state = 'waiting'
        ON CONFLICT DO UPDATE SET waiting = waiting + 1;
END;
-- People come and go, services stay: only the lanes of people are given up when nobody waits in them.
CREATE TRIGGER lanes_empty AFTER UPDATE OF waiting ON lanes
    WHEN NEW.waiting = 0 AND NEW.addressee <> '' BEGIN
    DELETE FROM lanes WHERE service = NEW.service AND priority = NEW.priority AND addressee = NEW.addressee;
END;
