BEGIN TRANSACTION;
CREATE TABLE activation (
	seq INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (seq), 
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
CREATE TABLE embedding (
	claim TEXT NOT NULL, 
	vector BLOB NOT NULL, 
	PRIMARY KEY (claim)
);
CREATE TABLE epoch (
	seq INTEGER NOT NULL, 
	epoch TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (seq), 
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
INSERT INTO "event" VALUES(1,1,1,'l','e',1,'s',X'7B226964223A2265222C226B696E64223A226578706C6F73696F6E222C22666F756E646572223A2263222C2266697273745F7265636569766564223A312C2273746F7279223A2273227D');
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
CREATE TABLE judgement (
	seq INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(seq) REFERENCES log (seq), 
	UNIQUE (id)
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
CREATE TABLE log (
	seq INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	what TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
INSERT INTO "log" VALUES(1,1,'report');
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
CREATE TABLE original (
	sha256 TEXT NOT NULL, 
	content BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "original" VALUES('r-5eda1dfeed0e98ea',X'426C617374206E756D626572203120696E204B6162756C');
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
CREATE TABLE refusal (
	seq INTEGER NOT NULL, 
	origin TEXT, 
	code TEXT, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (seq), 
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
INSERT INTO "report" VALUES(1,'r-5eda1dfeed0e98ea','1','Alpha Wire','1','',1614852000000000,NULL,'r-5eda1dfeed0e98ea',X'7B22756964223A22722D35656461316466656564306539386561222C226964223A2231222C22736F75726365223A22416C7068612057697265222C2274657874223A22426C617374206E756D626572203120696E204B6162756C222C226B6579223A2231222C227075626C6973686564223A313631343835323030303030303030302C22736F757263655F6B696E64223A2277697265222C22736861323536223A22722D35656461316466656564306539386561227D');
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
CREATE TABLE schema_version (version INTEGER PRIMARY KEY);
INSERT INTO "schema_version" VALUES(1);
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
CREATE INDEX log_received ON log (received);
CREATE INDEX report_edition ON report (source, edition_key);
CREATE INDEX ix_report_id ON report (id);
CREATE INDEX ix_removal_uid ON removal (uid);
CREATE INDEX claim_report ON claim (report, layer, ordinal);
CREATE INDEX event_key ON event ("key", row_id);
CREATE INDEX event_by_story ON event (by_story, row_id);
CREATE INDEX membership_by_event ON membership (by_event, row_id);
CREATE INDEX membership_key ON membership ("key", row_id);
CREATE INDEX membership_by_report ON membership (by_report, row_id);
CREATE INDEX root_key ON root ("key", row_id);
CREATE INDEX root_by_root ON root (by_root, row_id);
CREATE INDEX proposition_by_event ON proposition (by_event, row_id);
CREATE INDEX proposition_key ON proposition ("key", row_id);
CREATE INDEX evidence_by_proposition ON evidence (by_proposition, row_id);
CREATE INDEX evidence_by_claim ON evidence (by_claim, row_id);
CREATE INDEX evidence_key ON evidence ("key", row_id);
CREATE INDEX evidence_by_report ON evidence (by_report, row_id);
CREATE INDEX belief_key ON belief ("key", row_id);
CREATE INDEX belief_by_event ON belief (by_event, row_id);
CREATE INDEX toll_key ON toll ("key", row_id);
CREATE INDEX story_key ON story ("key", row_id);
CREATE INDEX link_key ON link ("key", row_id);
CREATE INDEX link_by_source ON link (by_source, row_id);
CREATE INDEX link_by_target ON link (by_target, row_id);
CREATE INDEX tie_by_target ON tie (by_target, row_id);
CREATE INDEX tie_by_source ON tie (by_source, row_id);
CREATE INDEX tie_key ON tie ("key", row_id);
CREATE INDEX redirect_key ON redirect ("key", row_id);
CREATE INDEX block_key ON block ("key", row_id);
CREATE INDEX block_by_block ON block (by_block, row_id);
CREATE INDEX band_by_band ON band (by_band, row_id);
CREATE INDEX band_key ON band ("key", row_id);
CREATE INDEX copy_by_of ON copy (by_of, row_id);
CREATE INDEX copy_key ON copy ("key", row_id);
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
CREATE TRIGGER toll_no_update BEFORE UPDATE ON toll  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on toll is refused'); END;
CREATE TRIGGER toll_no_delete BEFORE DELETE ON toll  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on toll is refused'); END;
CREATE TRIGGER story_no_update BEFORE UPDATE ON story  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on story is refused'); END;
CREATE TRIGGER story_no_delete BEFORE DELETE ON story  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on story is refused'); END;
CREATE TRIGGER link_no_update BEFORE UPDATE ON link WHEN NOT (EXISTS (SELECT 1 FROM removal WHERE removal.uid = json_extract(CAST(OLD.payload AS TEXT), '$.report')) AND NEW.row_id IS OLD.row_id AND NEW.seq IS OLD.seq AND NEW.received IS OLD.received AND NEW.layer IS OLD.layer AND NEW.key IS OLD.key AND NEW.live IS OLD.live AND NEW.by_source IS OLD.by_source AND NEW.by_target IS OLD.by_target AND NOT EXISTS (SELECT fullkey, type, atom FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact')) EXCEPT SELECT fullkey, type, atom FROM json_tree(CAST(OLD.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact'))) AND NOT EXISTS (SELECT fullkey, type, atom FROM json_tree(CAST(OLD.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact')) EXCEPT SELECT fullkey, type, atom FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact'))) AND NOT EXISTS (SELECT 1 FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE (coalesce(key IN ('exact'), 0) OR path IN ('$.exact')) AND type = 'text' AND atom GLOB '*[^█ ' || char(10) || ']*')) BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on link is refused'); END;
CREATE TRIGGER link_no_delete BEFORE DELETE ON link  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on link is refused'); END;
CREATE TRIGGER tie_no_update BEFORE UPDATE ON tie WHEN NOT (EXISTS (SELECT 1 FROM removal WHERE removal.uid = json_extract(CAST(OLD.payload AS TEXT), '$.report')) AND NEW.row_id IS OLD.row_id AND NEW.seq IS OLD.seq AND NEW.received IS OLD.received AND NEW.layer IS OLD.layer AND NEW.key IS OLD.key AND NEW.live IS OLD.live AND NEW.by_source IS OLD.by_source AND NEW.by_target IS OLD.by_target AND NOT EXISTS (SELECT fullkey, type, atom FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact')) EXCEPT SELECT fullkey, type, atom FROM json_tree(CAST(OLD.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact'))) AND NOT EXISTS (SELECT fullkey, type, atom FROM json_tree(CAST(OLD.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact')) EXCEPT SELECT fullkey, type, atom FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE NOT (coalesce(key IN ('exact'), 0) OR path IN ('$.exact'))) AND NOT EXISTS (SELECT 1 FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE (coalesce(key IN ('exact'), 0) OR path IN ('$.exact')) AND type = 'text' AND atom GLOB '*[^█ ' || char(10) || ']*')) BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on tie is refused'); END;
CREATE TRIGGER tie_no_delete BEFORE DELETE ON tie  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on tie is refused'); END;
CREATE TRIGGER redirect_no_update BEFORE UPDATE ON redirect  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on redirect is refused'); END;
CREATE TRIGGER redirect_no_delete BEFORE DELETE ON redirect  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on redirect is refused'); END;
CREATE TRIGGER block_no_update BEFORE UPDATE ON block  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on block is refused'); END;
CREATE TRIGGER block_no_delete BEFORE DELETE ON block  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on block is refused'); END;
CREATE TRIGGER band_no_update BEFORE UPDATE ON band  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on band is refused'); END;
CREATE TRIGGER band_no_delete BEFORE DELETE ON band  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on band is refused'); END;
CREATE TRIGGER copy_no_update BEFORE UPDATE ON copy  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: UPDATE on copy is refused'); END;
CREATE TRIGGER copy_no_delete BEFORE DELETE ON copy  BEGIN SELECT RAISE(ABORT, 'the ledger only adds: DELETE on copy is refused'); END;
CREATE VIRTUAL TABLE report_text USING fts5(title, text, tokenize='unicode61 remove_diacritics 2');
INSERT INTO report_text(rowid, title, text) VALUES (1, '', 'Blast number 1 in Kabul');
COMMIT;
PRAGMA application_id=1315203889;
