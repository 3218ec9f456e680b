PRAGMA application_id=1315203889;
CREATE TABLE schema_version (version INTEGER PRIMARY KEY);
CREATE TABLE log (
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	what TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
CREATE TABLE embedding (
	claim TEXT NOT NULL, 
	vector BLOB NOT NULL, 
	PRIMARY KEY (claim)
);
CREATE TABLE original (
	sha256 TEXT NOT NULL, 
	content BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
CREATE TABLE report (
	seq INTEGER NOT NULL, 
	uid TEXT NOT NULL, 
	id TEXT NOT NULL, 
	source TEXT NOT NULL, 
	edition_key TEXT NOT NULL, 
	url TEXT NOT NULL, 
	published INTEGER, 
	replaces TEXT, 
	sha256 TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(seq) REFERENCES log (seq), 
	UNIQUE (uid)
);
CREATE TABLE refusal (
	seq INTEGER NOT NULL, 
	origin TEXT, 
	code TEXT, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE judgement (
	seq INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(seq) REFERENCES log (seq), 
	UNIQUE (id)
);
CREATE TABLE epoch (
	seq INTEGER NOT NULL, 
	epoch TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE activation (
	seq INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE reading (
	seq INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	layer TEXT NOT NULL, 
	language TEXT NOT NULL, 
	read INTEGER NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (seq), 
	UNIQUE (report, layer), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE removal (
	seq INTEGER NOT NULL, 
	uid TEXT NOT NULL, 
	sha256 TEXT, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE claim (
	id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	layer TEXT NOT NULL, 
	ordinal INTEGER NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE event (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	by_story TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE membership (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	by_event TEXT NOT NULL, 
	by_report TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE root (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	by_root TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE proposition (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	by_event TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE evidence (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	by_proposition TEXT NOT NULL, 
	by_claim TEXT NOT NULL, 
	by_report TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE belief (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	by_event TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE settlement (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	by_day TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE hang (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	by_condition TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE heard (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE toll (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE story (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE link (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	by_source TEXT NOT NULL, 
	by_target TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE tie (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	by_source TEXT NOT NULL, 
	by_target TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE above (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE notice (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	by_report TEXT NOT NULL, 
	by_of TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE redirect (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE block (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	by_block TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE band (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	by_band TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE TABLE copy (
	row_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	by_of TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (row_id), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
CREATE VIRTUAL TABLE report_text USING fts5(title, text, tokenize='unicode61 remove_diacritics 2');
INSERT INTO schema_version(version) VALUES (1);
INSERT INTO schema_version(version) VALUES (2);
INSERT INTO schema_version(version) VALUES (3);
INSERT INTO log(seq, received, what) VALUES (1, 10, 'report');
INSERT INTO log(seq, received, what) VALUES (2, 11, 'refusal');
INSERT INTO log(seq, received, what) VALUES (3, 12, 'judgement');
INSERT INTO log(seq, received, what) VALUES (4, 13, 'epoch');
INSERT INTO log(seq, received, what) VALUES (5, 14, 'activation');
INSERT INTO log(seq, received, what) VALUES (6, 15, 'reading');
INSERT INTO embedding(claim, vector) VALUES ('c-r-05ca44ea34bbe730-0-1.0', X'000102');
INSERT INTO embedding(claim, vector) VALUES ('c-r-05ca44ea34bbe730-1-1.0', X'010102');
INSERT INTO original(sha256, content) VALUES ('4715f7ce9a445e89d2fcd61ebfe82ff0d7f862f79159d4ce2d87d19640609d17', X'426C617374206E756D62657220312077617320686561726420696E20746865206F6C6420746F776E2E');
INSERT INTO report(seq, uid, id, source, edition_key, url, published, replaces, sha256, payload) VALUES (1, 'r-05ca44ea34bbe730', 'k1', 'Example Wire', 'k1', '', NULL, NULL, '4715f7ce9a445e89d2fcd61ebfe82ff0d7f862f79159d4ce2d87d19640609d17', X'7B22756964223A22722D30356361343465613334626265373330222C226964223A226B31222C22736F75726365223A224578616D706C652057697265222C2274657874223A22426C617374206E756D62657220312077617320686561726420696E20746865206F6C6420746F776E2E222C226B6579223A226B31222C22736861323536223A2234373135663763653961343435653839643266636436316562666538326666306437663836326637393135396434636532643837643139363430363039643137227D');
INSERT INTO refusal(seq, origin, code, payload) VALUES (2, 'file1', 'too_large', X'7B226F726967696E223A2266696C6531222C22636F6465223A22746F6F5F6C61726765222C22726561736F6E223A226C6172676572207468616E20746865206C696D6974227D');
INSERT INTO judgement(seq, id, payload) VALUES (3, 'j1', X'7B226964223A226A31222C226B696E64223A227769746864726177222C227375626A65637473223A5B22722D31225D2C226279223A22416461222C22726561736F6E223A2277726F6E67227D');
INSERT INTO epoch(seq, epoch, payload) VALUES (4, 'p1', X'7B2265706F6368223A227031222C2276616C756573223A7B227072696F72223A302E317D7D');
INSERT INTO activation(seq, layer, payload) VALUES (5, '1.0', X'7B226C61796572223A22312E30222C22726561646572223A2231222C226E616D696E67223A2231222C226D657267696E67223A2231222C227765696768696E67223A2231227D');
INSERT INTO reading(seq, report, layer, language, read, payload) VALUES (6, 'r-05ca44ea34bbe730', '1.0', 'en', 1, X'7B227265706F7274223A22722D30356361343465613334626265373330222C226C616E6775616765223A22656E222C2272656164223A747275652C226D656E74696F6E73223A5B7B2271756F7465223A7B226578616374223A22426C617374222C227374617274223A302C22656E64223A357D2C2274797065223A22706C616365222C226E616D65223A22426C617374227D5D2C22726561646572223A22312E30227D');
INSERT INTO claim(id, seq, report, layer, ordinal, payload) VALUES ('c-r-05ca44ea34bbe730-0-1.0', 6, 'r-05ca44ea34bbe730', '1.0', 0, X'7B226964223A22632D722D303563613434656133346262653733302D302D312E30222C227265706F7274223A22722D30356361343465613334626265373330222C226B696E64223A226578706C6F73696F6E222C2271756F7465223A7B226578616374223A22426C617374206E756D62657220312077617320686561726420696E20746865206F6C6420746F776E2E222C227374617274223A302C22656E64223A34317D2C2274726967676572223A7B226578616374223A22426C617374222C227374617274223A302C22656E64223A357D2C226369746573223A5B22526164696F205A656E697468225D2C22726561646572223A22312E30227D');
INSERT INTO claim(id, seq, report, layer, ordinal, payload) VALUES ('c-r-05ca44ea34bbe730-1-1.0', 6, 'r-05ca44ea34bbe730', '1.0', 1, X'7B226964223A22632D722D303563613434656133346262653733302D312D312E30222C227265706F7274223A22722D30356361343465613334626265373330222C226B696E64223A226578706C6F73696F6E222C2271756F7465223A7B226578616374223A22426C617374206E756D62657220312077617320686561726420696E20746865206F6C6420746F776E2E222C227374617274223A302C22656E64223A34317D2C2274726967676572223A7B226578616374223A226C61737420222C227374617274223A312C22656E64223A367D2C226369746573223A5B22526164696F205A656E697468225D2C22726561646572223A22312E30227D');
INSERT INTO membership(row_id, seq, received, layer, key, live, by_event, by_report, payload) VALUES (1, 6, 15, '1.0', 'c-1', 1, 'e-1', 'r-1', X'7B22636C61696D223A22632D31222C226576656E74223A22652D31222C227265706F7274223A22722D31227D');
INSERT INTO link(row_id, seq, received, layer, key, live, by_source, by_target, payload) VALUES (1, 6, 15, '1.0', 'l-1', 1, 'e-1', 'e-2', X'7B226B696E64223A22636175736573222C22736F75726365223A22652D31222C22746172676574223A22652D32222C22636C61696D223A2263222C227265706F7274223A22722D30356361343465613334626265373330222C2271756F7465223A7B226578616374223A22426C617374206E756D62657220312077617320686561726420696E20746865206F6C6420746F776E2E222C227374617274223A302C22656E64223A34317D7D');
INSERT INTO redirect(row_id, seq, received, layer, key, live, payload) VALUES (1, 6, 15, '1.0', 'e-1', 1, X'7B226F6C64223A22652D31222C226E6577223A22652D32227D');
INSERT INTO report_text(rowid, title, text) VALUES (1, '', 'Blast number 1 was heard in the old town.');
CREATE INDEX log_received ON log (received);
CREATE INDEX ix_report_id ON report (id);
CREATE INDEX report_edition ON report (source, edition_key);
CREATE INDEX ix_removal_uid ON removal (uid);
CREATE INDEX claim_report ON claim (report, layer, ordinal);
CREATE INDEX event_by_story ON event (by_story, row_id);
CREATE INDEX event_key ON event ("key", row_id);
CREATE INDEX membership_by_event ON membership (by_event, row_id);
CREATE INDEX membership_key ON membership ("key", row_id);
CREATE INDEX membership_by_report ON membership (by_report, row_id);
CREATE INDEX root_by_root ON root (by_root, row_id);
CREATE INDEX root_key ON root ("key", row_id);
CREATE INDEX proposition_key ON proposition ("key", row_id);
CREATE INDEX proposition_by_event ON proposition (by_event, row_id);
CREATE INDEX evidence_by_claim ON evidence (by_claim, row_id);
CREATE INDEX evidence_by_report ON evidence (by_report, row_id);
CREATE INDEX evidence_by_proposition ON evidence (by_proposition, row_id);
CREATE INDEX evidence_key ON evidence ("key", row_id);
CREATE INDEX belief_by_event ON belief (by_event, row_id);
CREATE INDEX belief_key ON belief ("key", row_id);
CREATE INDEX settlement_by_day ON settlement (by_day, row_id);
CREATE INDEX settlement_key ON settlement ("key", row_id);
CREATE INDEX hang_key ON hang ("key", row_id);
CREATE INDEX hang_by_condition ON hang (by_condition, row_id);
CREATE INDEX heard_key ON heard ("key", row_id);
CREATE INDEX toll_key ON toll ("key", row_id);
CREATE INDEX story_key ON story ("key", row_id);
CREATE INDEX link_key ON link ("key", row_id);
CREATE INDEX link_by_target ON link (by_target, row_id);
CREATE INDEX link_by_source ON link (by_source, row_id);
CREATE INDEX tie_key ON tie ("key", row_id);
CREATE INDEX tie_by_target ON tie (by_target, row_id);
CREATE INDEX tie_by_source ON tie (by_source, row_id);
CREATE INDEX above_key ON above ("key", row_id);
CREATE INDEX notice_by_report ON notice (by_report, row_id);
CREATE INDEX notice_by_of ON notice (by_of, row_id);
CREATE INDEX notice_key ON notice ("key", row_id);
CREATE INDEX redirect_key ON redirect ("key", row_id);
CREATE INDEX block_by_block ON block (by_block, row_id);
CREATE INDEX block_key ON block ("key", row_id);
CREATE INDEX band_key ON band ("key", row_id);
CREATE INDEX band_by_band ON band (by_band, row_id);
CREATE INDEX copy_key ON copy ("key", row_id);
CREATE INDEX copy_by_of ON copy (by_of, row_id);
CREATE TRIGGER log_no_update BEFORE UPDATE ON log  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on log is refused'); END;
CREATE TRIGGER log_no_delete BEFORE DELETE ON log  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on log is refused'); END;
CREATE TRIGGER report_no_update BEFORE UPDATE ON report WHEN NOT (EXISTS (SELECT 1 FROM removal WHERE removal.uid = OLD.uid) AND length(NEW.url) = 0 AND NEW.seq IS OLD.seq AND NEW.uid IS OLD.uid AND NEW.id IS OLD.id AND NEW.source IS OLD.source AND NEW.edition_key IS OLD.edition_key AND NEW.published IS OLD.published AND NEW.replaces IS OLD.replaces AND NEW.sha256 IS OLD.sha256 AND NOT EXISTS (SELECT fullkey, type, atom FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE NOT (coalesce(key IN ('title', 'text', 'url', 'media'), 0) OR path IN ('$.title', '$.text', '$.url', '$.media')) EXCEPT SELECT fullkey, type, atom FROM json_tree(CAST(OLD.payload AS TEXT)) WHERE NOT (coalesce(key IN ('title', 'text', 'url', 'media'), 0) OR path IN ('$.title', '$.text', '$.url', '$.media'))) AND NOT EXISTS (SELECT fullkey, type, atom FROM json_tree(CAST(OLD.payload AS TEXT)) WHERE NOT (coalesce(key IN ('title', 'text', 'url', 'media'), 0) OR path IN ('$.title', '$.text', '$.url', '$.media')) EXCEPT SELECT fullkey, type, atom FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE NOT (coalesce(key IN ('title', 'text', 'url', 'media'), 0) OR path IN ('$.title', '$.text', '$.url', '$.media'))) AND NOT EXISTS (SELECT 1 FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE (coalesce(key IN ('title', 'text', 'url', 'media'), 0) OR path IN ('$.title', '$.text', '$.url', '$.media')) AND type = 'text' AND atom GLOB '*[^█ ' || char(10) || ']*')) BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on report is refused'); END;
CREATE TRIGGER report_no_delete BEFORE DELETE ON report  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on report is refused'); END;
CREATE TRIGGER refusal_no_update BEFORE UPDATE ON refusal  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on refusal is refused'); END;
CREATE TRIGGER refusal_no_delete BEFORE DELETE ON refusal  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on refusal is refused'); END;
CREATE TRIGGER judgement_no_update BEFORE UPDATE ON judgement  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on judgement is refused'); END;
CREATE TRIGGER judgement_no_delete BEFORE DELETE ON judgement  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on judgement is refused'); END;
CREATE TRIGGER epoch_no_update BEFORE UPDATE ON epoch  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on epoch is refused'); END;
CREATE TRIGGER epoch_no_delete BEFORE DELETE ON epoch  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on epoch is refused'); END;
CREATE TRIGGER activation_no_update BEFORE UPDATE ON activation  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on activation is refused'); END;
CREATE TRIGGER activation_no_delete BEFORE DELETE ON activation  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on activation is refused'); END;
CREATE TRIGGER reading_no_update BEFORE UPDATE ON reading WHEN NOT (EXISTS (SELECT 1 FROM removal WHERE removal.uid = OLD.report) AND NEW.seq IS OLD.seq AND NEW.report IS OLD.report AND NEW.layer IS OLD.layer AND NEW.language IS OLD.language AND NEW.read IS OLD.read AND NOT EXISTS (SELECT fullkey, type, atom FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact', 'group', 'head', 'name', 'cue', 'cites', 'corrects'), 0) OR path IN ('$.exact', '$.group', '$.head', '$.name', '$.cue', '$.cites', '$.corrects')) EXCEPT SELECT fullkey, type, atom FROM json_tree(CAST(OLD.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact', 'group', 'head', 'name', 'cue', 'cites', 'corrects'), 0) OR path IN ('$.exact', '$.group', '$.head', '$.name', '$.cue', '$.cites', '$.corrects'))) AND NOT EXISTS (SELECT fullkey, type, atom FROM json_tree(CAST(OLD.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact', 'group', 'head', 'name', 'cue', 'cites', 'corrects'), 0) OR path IN ('$.exact', '$.group', '$.head', '$.name', '$.cue', '$.cites', '$.corrects')) EXCEPT SELECT fullkey, type, atom FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact', 'group', 'head', 'name', 'cue', 'cites', 'corrects'), 0) OR path IN ('$.exact', '$.group', '$.head', '$.name', '$.cue', '$.cites', '$.corrects'))) AND NOT EXISTS (SELECT 1 FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE (coalesce(key IN ('exact', 'group', 'head', 'name', 'cue', 'cites', 'corrects'), 0) OR path IN ('$.exact', '$.group', '$.head', '$.name', '$.cue', '$.cites', '$.corrects')) AND type = 'text' AND atom GLOB '*[^█ ' || char(10) || ']*')) BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on reading is refused'); END;
CREATE TRIGGER reading_no_delete BEFORE DELETE ON reading  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on reading is refused'); END;
CREATE TRIGGER removal_no_update BEFORE UPDATE ON removal  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on removal is refused'); END;
CREATE TRIGGER removal_no_delete BEFORE DELETE ON removal  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on removal is refused'); END;
CREATE TRIGGER claim_no_update BEFORE UPDATE ON claim WHEN NOT (EXISTS (SELECT 1 FROM removal WHERE removal.uid = OLD.report) AND NEW.id IS OLD.id AND NEW.seq IS OLD.seq AND NEW.report IS OLD.report AND NEW.layer IS OLD.layer AND NEW.ordinal IS OLD.ordinal AND NOT EXISTS (SELECT fullkey, type, atom FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact', 'group', 'head', 'name', 'cue', 'cites', 'corrects'), 0) OR path IN ('$.exact', '$.group', '$.head', '$.name', '$.cue', '$.cites', '$.corrects')) EXCEPT SELECT fullkey, type, atom FROM json_tree(CAST(OLD.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact', 'group', 'head', 'name', 'cue', 'cites', 'corrects'), 0) OR path IN ('$.exact', '$.group', '$.head', '$.name', '$.cue', '$.cites', '$.corrects'))) AND NOT EXISTS (SELECT fullkey, type, atom FROM json_tree(CAST(OLD.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact', 'group', 'head', 'name', 'cue', 'cites', 'corrects'), 0) OR path IN ('$.exact', '$.group', '$.head', '$.name', '$.cue', '$.cites', '$.corrects')) EXCEPT SELECT fullkey, type, atom FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact', 'group', 'head', 'name', 'cue', 'cites', 'corrects'), 0) OR path IN ('$.exact', '$.group', '$.head', '$.name', '$.cue', '$.cites', '$.corrects'))) AND NOT EXISTS (SELECT 1 FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE (coalesce(key IN ('exact', 'group', 'head', 'name', 'cue', 'cites', 'corrects'), 0) OR path IN ('$.exact', '$.group', '$.head', '$.name', '$.cue', '$.cites', '$.corrects')) AND type = 'text' AND atom GLOB '*[^█ ' || char(10) || ']*')) BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on claim is refused'); END;
CREATE TRIGGER claim_no_delete BEFORE DELETE ON claim  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on claim is refused'); END;
CREATE TRIGGER embedding_no_update BEFORE UPDATE ON embedding WHEN NOT (EXISTS (SELECT 1 FROM claim JOIN removal ON removal.uid = claim.report WHERE claim.id = OLD.claim) AND length(NEW.vector) = 0 AND NEW.claim IS OLD.claim) BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on embedding is refused'); END;
CREATE TRIGGER embedding_no_delete BEFORE DELETE ON embedding  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on embedding is refused'); END;
CREATE TRIGGER original_no_update BEFORE UPDATE ON original WHEN NOT (EXISTS (SELECT 1 FROM removal WHERE removal.sha256 = OLD.sha256) AND length(NEW.content) = 0 AND NEW.sha256 IS OLD.sha256) BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on original is refused'); END;
CREATE TRIGGER original_no_delete BEFORE DELETE ON original  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on original is refused'); END;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on event is refused'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on event is refused'); END;
CREATE TRIGGER membership_no_update BEFORE UPDATE ON membership  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on membership is refused'); END;
CREATE TRIGGER membership_no_delete BEFORE DELETE ON membership  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on membership is refused'); END;
CREATE TRIGGER root_no_update BEFORE UPDATE ON root  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on root is refused'); END;
CREATE TRIGGER root_no_delete BEFORE DELETE ON root  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on root is refused'); END;
CREATE TRIGGER proposition_no_update BEFORE UPDATE ON proposition  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on proposition is refused'); END;
CREATE TRIGGER proposition_no_delete BEFORE DELETE ON proposition  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on proposition is refused'); END;
CREATE TRIGGER evidence_no_update BEFORE UPDATE ON evidence  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on evidence is refused'); END;
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on evidence is refused'); END;
CREATE TRIGGER belief_no_update BEFORE UPDATE ON belief  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on belief is refused'); END;
CREATE TRIGGER belief_no_delete BEFORE DELETE ON belief  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on belief is refused'); END;
CREATE TRIGGER settlement_no_update BEFORE UPDATE ON settlement  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on settlement is refused'); END;
CREATE TRIGGER settlement_no_delete BEFORE DELETE ON settlement  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on settlement is refused'); END;
CREATE TRIGGER hang_no_update BEFORE UPDATE ON hang  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on hang is refused'); END;
CREATE TRIGGER hang_no_delete BEFORE DELETE ON hang  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on hang is refused'); END;
CREATE TRIGGER heard_no_update BEFORE UPDATE ON heard  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on heard is refused'); END;
CREATE TRIGGER heard_no_delete BEFORE DELETE ON heard  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on heard is refused'); END;
CREATE TRIGGER toll_no_update BEFORE UPDATE ON toll  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on toll is refused'); END;
CREATE TRIGGER toll_no_delete BEFORE DELETE ON toll  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on toll is refused'); END;
CREATE TRIGGER story_no_update BEFORE UPDATE ON story  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on story is refused'); END;
CREATE TRIGGER story_no_delete BEFORE DELETE ON story  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on story is refused'); END;
CREATE TRIGGER link_no_update BEFORE UPDATE ON link WHEN NOT (EXISTS (SELECT 1 FROM removal WHERE removal.uid = CASE WHEN length(OLD.payload) > 0 THEN json_extract(CAST(OLD.payload AS TEXT), '$.report') END) AND NEW.row_id IS OLD.row_id AND NEW.seq IS OLD.seq AND NEW.received IS OLD.received AND NEW.layer IS OLD.layer AND NEW.key IS OLD.key AND NEW.live IS OLD.live AND NEW.by_source IS OLD.by_source AND NEW.by_target IS OLD.by_target AND NOT EXISTS (SELECT fullkey, type, atom FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact')) EXCEPT SELECT fullkey, type, atom FROM json_tree(CAST(OLD.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact'))) AND NOT EXISTS (SELECT fullkey, type, atom FROM json_tree(CAST(OLD.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact')) EXCEPT SELECT fullkey, type, atom FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact'))) AND NOT EXISTS (SELECT 1 FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE (coalesce(key IN ('exact'), 0) OR path IN ('$.exact')) AND type = 'text' AND atom GLOB '*[^█ ' || char(10) || ']*')) BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on link is refused'); END;
CREATE TRIGGER link_no_delete BEFORE DELETE ON link  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on link is refused'); END;
CREATE TRIGGER tie_no_update BEFORE UPDATE ON tie WHEN NOT (EXISTS (SELECT 1 FROM removal WHERE removal.uid = CASE WHEN length(OLD.payload) > 0 THEN json_extract(CAST(OLD.payload AS TEXT), '$.report') END) AND NEW.row_id IS OLD.row_id AND NEW.seq IS OLD.seq AND NEW.received IS OLD.received AND NEW.layer IS OLD.layer AND NEW.key IS OLD.key AND NEW.live IS OLD.live AND NEW.by_source IS OLD.by_source AND NEW.by_target IS OLD.by_target AND NOT EXISTS (SELECT fullkey, type, atom FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact')) EXCEPT SELECT fullkey, type, atom FROM json_tree(CAST(OLD.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact'))) AND NOT EXISTS (SELECT fullkey, type, atom FROM json_tree(CAST(OLD.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact')) EXCEPT SELECT fullkey, type, atom FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact'))) AND NOT EXISTS (SELECT 1 FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE (coalesce(key IN ('exact'), 0) OR path IN ('$.exact')) AND type = 'text' AND atom GLOB '*[^█ ' || char(10) || ']*')) BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on tie is refused'); END;
CREATE TRIGGER tie_no_delete BEFORE DELETE ON tie  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on tie is refused'); END;
CREATE TRIGGER above_no_update BEFORE UPDATE ON above  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on above is refused'); END;
CREATE TRIGGER above_no_delete BEFORE DELETE ON above  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on above is refused'); END;
CREATE TRIGGER notice_no_update BEFORE UPDATE ON notice WHEN NOT (EXISTS (SELECT 1 FROM removal WHERE removal.uid = CASE WHEN length(OLD.payload) > 0 THEN json_extract(CAST(OLD.payload AS TEXT), '$.report') END) AND NEW.row_id IS OLD.row_id AND NEW.seq IS OLD.seq AND NEW.received IS OLD.received AND NEW.layer IS OLD.layer AND NEW.key IS OLD.key AND NEW.live IS OLD.live AND NEW.by_report IS OLD.by_report AND NEW.by_of IS OLD.by_of AND NOT EXISTS (SELECT fullkey, type, atom FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact')) EXCEPT SELECT fullkey, type, atom FROM json_tree(CAST(OLD.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact'))) AND NOT EXISTS (SELECT fullkey, type, atom FROM json_tree(CAST(OLD.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact')) EXCEPT SELECT fullkey, type, atom FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact'))) AND NOT EXISTS (SELECT 1 FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE (coalesce(key IN ('exact'), 0) OR path IN ('$.exact')) AND type = 'text' AND atom GLOB '*[^█ ' || char(10) || ']*')) BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on notice is refused'); END;
CREATE TRIGGER notice_no_delete BEFORE DELETE ON notice  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on notice is refused'); END;
CREATE TRIGGER redirect_no_update BEFORE UPDATE ON redirect  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on redirect is refused'); END;
CREATE TRIGGER redirect_no_delete BEFORE DELETE ON redirect  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on redirect is refused'); END;
CREATE TRIGGER block_no_update BEFORE UPDATE ON block  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on block is refused'); END;
CREATE TRIGGER block_no_delete BEFORE DELETE ON block  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on block is refused'); END;
CREATE TRIGGER band_no_update BEFORE UPDATE ON band  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on band is refused'); END;
CREATE TRIGGER band_no_delete BEFORE DELETE ON band  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on band is refused'); END;
CREATE TRIGGER copy_no_update BEFORE UPDATE ON copy  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on copy is refused'); END;
CREATE TRIGGER copy_no_delete BEFORE DELETE ON copy  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on copy is refused'); END;
