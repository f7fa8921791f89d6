# The few verbs a person needs. `make help` lists them.

MVN    ?= mvn -B -ntp
PREFIX ?= /usr/local
JAVA   ?= $(if $(JAVA_HOME),$(JAVA_HOME)/bin/java,java)
KEFU   := cli/target/kefu/bin/kefu
DEMO   := build/demo

.DEFAULT_GOAL := help
.PHONY: help build demo test install bench bench-mail bench-match bench-classify bench-routing bench-probe bench-engines bench-compare faults soak fuzz coverage mutation golden format clean

help: ## List the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## Build the distribution cli/target/kefu
	$(MVN) -q -DskipTests package
	@KEFU_ARCHIVE=write $(KEFU) sample-data/inbox || echo "no class archive: kefu starts slower" >&2

demo: build ## Run the main job on sample-data, into build/demo, and a morning of its people
	@rm -rf $(DEMO)
	@$(KEFU) init $(DEMO) >/dev/null 2>&1
	@cp -R sample-data/inbox/. $(DEMO)/inbox/
	@sed 's/^inbox_settle:.*/inbox_settle: 0s/' $(DEMO)/kefu.yaml > $(DEMO)/kefu.yaml.new && mv $(DEMO)/kefu.yaml.new $(DEMO)/kefu.yaml
	@cp sample-data/notify.yaml $(DEMO)/
	@$(KEFU) --workspace $(DEMO) nightly --now 2024-05-09T02:00
	@echo "The workbook and both sheets are in $(CURDIR)/$(DEMO)/out/2024-05-09:"
	@ls $(DEMO)/out/2024-05-09
	@sh sample-data/morning.sh $(KEFU) $(DEMO)

test: ## Run every test, on both engines (ENGINE=sqlite: on files alone)
	@[ -d ../shared/data ] || echo "left out: tests over ../shared/data, which is not here"
	@[ -x /usr/bin/soffice ] || echo "left out: tests that let LibreOffice save a sheet, which is not here"
	@[ "$$(uname -sm)" = "Linux x86_64" ] || echo "left out: tests on PostgreSQL, of which there are no binaries for this platform"
	$(MVN) verify $(if $(filter sqlite,$(ENGINE)),-Dskip.server=true)

install: build ## Install below PREFIX (default /usr/local): PREFIX/lib/kefu and PREFIX/bin/kefu
	mkdir -p "$(DESTDIR)$(PREFIX)/lib/kefu" "$(DESTDIR)$(PREFIX)/bin"
	rm -rf "$(DESTDIR)$(PREFIX)/lib/kefu/lib"
	cp -Rp cli/target/kefu/. "$(DESTDIR)$(PREFIX)/lib/kefu/"
	rm -rf "$(DESTDIR)$(PREFIX)"/lib/kefu/lib/*.jsa "$(DESTDIR)$(PREFIX)"/lib/kefu/lib/*.aot "$(DESTDIR)$(PREFIX)/lib/kefu/lib/native"
	ln -sf ../lib/kefu/bin/kefu "$(DESTDIR)$(PREFIX)/bin/kefu"
	@[ -n "$(DESTDIR)" ] || KEFU_ARCHIVE=write "$(PREFIX)/bin/kefu" sample-data/inbox || echo "no class archive: kefu starts slower" >&2

bench: build ## Measure: nightly over 100,000 contacts, intake of 500,000 rows, sheets, start-up, single calls
	@$(JAVA) -cp "cli/target/test-classes:cli/target/kefu/lib/*:cli/target/bench-lib/*" io.kefu.cli.Bench $(KEFU) build/bench

bench-match: build ## Measure matching: quality on labelled lists, time and memory up to MOST (1000000) records
	@$(MVN) -q -pl batch-jobs -am test-compile
	@$(JAVA) -Xmx3g -cp "batch-jobs/target/test-classes:cli/target/kefu/lib/*" io.kefu.match.MatchBench $(KEFU) build/bench-match ../shared/data $(or $(MOST),1000000)

bench-mail: build ## Measure how well own words and quotations are told apart in 2,000 messages of many mail programs
	@$(MVN) -q -pl batch-jobs -am test-compile
	@$(JAVA) -cp "batch-jobs/target/test-classes:cli/target/kefu/lib/*" io.kefu.intake.mail.MailBench ../shared/data

bench-classify: build ## Judge the text classifier on labelled messages, ten times in five folds, and measure its speed
	@$(MVN) -q -pl batch-jobs -am test-compile
	@$(JAVA) -cp "batch-jobs/target/test-classes:cli/target/kefu/lib/*:cli/target/bench-lib/*" io.kefu.classify.ClassifyBench ../shared/data
	@cd batch-jobs && $(JAVA) -cp "target/test-classes:../cli/target/kefu/lib/*:../cli/target/bench-lib/*" io.kefu.ticket.recognise.KindBed ../../shared/data 2>/dev/null

bench-routing: build ## Play thirty days of an office with 60 agents and 50,000 tickets: waits, fairness, speed
	@$(MVN) -q -pl batch-jobs -am test-compile
	@$(JAVA) -cp "batch-jobs/target/test-classes:cli/target/kefu/lib/*" io.kefu.ticket.route.RoutingBench

bench-probe: build ## Set proposed mappings beside those that people wrote for real files
	@$(MVN) -q -pl batch-jobs -am test-compile
	@$(JAVA) -cp "batch-jobs/target/test-classes:cli/target/kefu/lib/*" io.kefu.intake.probe.ProbeBench ../shared/data batch-jobs/src/test/resources/io/kefu/intake/mappings templates/mappings

bench-engines: build ## Set the nightly on a file, on a server and with workers beside each other (about ten minutes)
	$(MVN) -q test -pl cli -am -Dkefu.engine=postgresql -Dabsent.server=none -Dskip.server=true -Dgroups=bench -Dexcluded.test.groups=none -Dtest=EnginesBench -Dsurefire.failIfNoSpecifiedTests=false
	@cat cli/target/surefire-reports/*EnginesBench-output.txt

bench-compare: ## Set the last two results of make bench beside each other
	@$(JAVA) -cp "cli/target/test-classes" io.kefu.cli.BenchCompare build/bench/results

faults: build ## Run commands under a full disk, a read-only directory, lost output, no HOME and LANG=C; a table of exit codes
	@cli/src/test/faults/faults.sh "$(CURDIR)/$(KEFU)" sample-data/inbox

soak: build ## Kill nightly and import at random moments, and trouble forty runs that are shared with workers; compare the outcome
	$(MVN) -q test -pl cli -am -Dgroups=soak -Dexcluded.test.groups= -Dsurefire.failIfNoSpecifiedTests=false
	$(MVN) -q test -pl cli -am -Dkefu.engine=postgresql -Dabsent.server=none -Dskip.server=true -Dgroups=soak -Dexcluded.test.groups=none -Dtest=SharedWorkTest -Dsurefire.failIfNoSpecifiedTests=false

fuzz: ## Import thousands of damaged files of every format: no trace, no hang, counts that add up
	$(MVN) -q test -pl batch-jobs -am -Dgroups=fuzz -Dexcluded.test.groups= -Dsurefire.failIfNoSpecifiedTests=false

coverage: ## Report which lines the tests reach, into */target/site/jacoco
	$(MVN) -q -Pcoverage verify -Dskip.turkish=true

mutation: ## Put faults into the pure parts and count those that the tests notice (some minutes each)
	$(MVN) -q -pl batch-jobs -am test-compile
	@for part in calendar condition match ticket.life sla; do \
	  $(MVN) -q -Pmutation -Dmutated=io.kefu.$$part -pl batch-jobs org.pitest:pitest-maven:mutationCoverage | grep -A6 '^- Statistics' | sed "s/^- Statistics/io.kefu.$$part/"; \
	done

golden: ## Rewrite the expected output of the command cases and of the pages; the diff is the review
	$(MVN) -q test -pl cli -am -Dtest='CommandCasesTest,DocsTest,HelpTest,ChannelsPageTest' -Dkefu.golden=rewrite -Dskip.turkish=true -Dsurefire.failIfNoSpecifiedTests=false

format: ## Format the code
	$(MVN) -q spotless:apply

clean: ## Remove what was built
	$(MVN) -q clean
	rm -rf build
