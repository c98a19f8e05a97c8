package org.muwahhad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.AuditEntry.RecordVerified;
import org.muwahhad.audit.Entry;
import org.muwahhad.audit.EntryJson;
import org.muwahhad.audit.EntryKind;
import org.muwahhad.audit.KnownEntries;
import org.muwahhad.bid.BidEntry.BidSubmitted;
import org.muwahhad.demand.DemandEntry;
import org.muwahhad.demand.DemandEntry.DemandReceived;
import org.muwahhad.tender.TenderEntry.LotRenamed;

/**
 * Every act has one record class, which writes what the record of old says and reads nothing else.
 */
class EntriesTest {
  private static final KnownEntries KNOWN = new EntryFamilies().knownEntries();
  private static final EntryJson JSON = new EntryJson(KNOWN);

  /** Which keys SQL reads of a detail, and of which entries: none that they do not have. */
  private static final Map<String, List<Class<? extends Entry>>> READ_BY_SQL =
      Map.of(
          "audit/Tellers.java", List.of(org.muwahhad.audit.AuditEntry.RowsTold.class),
          "bid/room/BidReceiptCheckQueries.java", List.of(BidSubmitted.class),
          "demand/submission/DemandReceiptCheckQueries.java", List.of(DemandReceived.class),
          "demand/submission/SubmissionQueries.java",
              List.of(
                  DemandEntry.SubmissionReturned.class,
                  DemandEntry.SubmissionWithdrawn.class,
                  DemandEntry.EndorsementWithdrawn.class),
          "home/HomeQueries.java", List.of(RecordVerified.class));

  /** An entry as it was written before its act had a record class. */
  private record Example(String act, String chain, String object, String detail) {
    Optional<Entry> read() {
      return JSON.read(act, chain, object, detail);
    }
  }

  @Test
  void each_entry_says_what_it_said_when_details_were_maps() throws IOException {
    for (Example example : examples()) {
      Optional<Entry> entry = example.read();

      assertThat(entry).as("%s", example).isPresent();
      assertThat(JSON.write(entry.get())).isEqualTo(example.detail());
    }
  }

  @Test
  void there_is_an_example_of_every_act() throws IOException {
    Set<String> acts = examples().stream().map(Example::act).collect(Collectors.toSet());

    assertThat(KNOWN.list().stream().filter(kind -> acts.stream().noneMatch(kind::isOf)))
        .extracting(EntryKind::act)
        .isEmpty();
  }

  @Test
  void what_differs_in_a_key_a_type_a_form_or_its_place_is_no_entry() throws IOException {
    String chain = "tender:7";
    String object = "tender 7";
    String good = JSON.write(new LotRenamed(7, 2, "أ", "a"));
    assertThat(good).isEqualTo("{\"ar\":\"أ\",\"en\":\"a\",\"lot\":2}");
    assertThat(new Example("tender.lot-renamed", chain, object, good).read()).isPresent();

    List<Example> others = new ArrayList<>();
    for (String detail :
        List.of(
            "{\"ar\":\"أ\",\"en\":\"a\"}",
            "{\"ar\":\"أ\",\"en\":\"a\",\"lot\":2,\"more\":1}",
            "{\"ar\":\"أ\",\"en\":\"a\",\"lot\":2,\"lot\":2}",
            "{\"ar\":\"أ\",\"en\":\"a\",\"lot\":\"2\"}",
            "{\"ar\":\"أ\",\"en\":\"a\",\"lot\":2.0}",
            "{\"ar\":\"أ\",\"en\":\"a\",\"lot\":2.5}",
            "{\"ar\":\"أ\",\"en\":\"a\",\"lot\":null}",
            "{\"ar\":\"أ\",\"en\":\"a\",\"lot\":99999999999}",
            "{\"ar\":\"أ\",\"en\":\"a\",\"lot\": 2}",
            "{\"en\":\"a\",\"ar\":\"أ\",\"lot\":2}",
            "[]",
            "not JSON",
            "",
            good + good)) {
      others.add(new Example("tender.lot-renamed", chain, object, detail));
    }
    others.add(new Example("tender.lot-renamed", "tender:8", object, good));
    others.add(new Example("tender.lot-renamed", "round:7", "round 7", good));
    others.add(new Example("tender.lot-renamed", "tender:x", "tender x", good));
    others.add(new Example("tender.lot-lost", chain, object, good));
    assertThat(others).allSatisfy(other -> assertThat(other.read()).as("%s", other).isEmpty());
  }

  @Test
  void no_act_has_two_records() {
    assertThatThrownBy(() -> new KnownEntries(List.of(Twice.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("are of one act");
  }

  sealed interface Twice extends Entry {
    @Act(name = "test.twice", chain = "test")
    record First() implements Twice {}

    @Act(name = "test.twice", chain = "test")
    record Second() implements Twice {}
  }

  @Test
  void a_record_has_the_components_that_its_chain_names() {
    assertThatThrownBy(() -> EntryKind.of(Misplaced.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Act(name = "test.misplaced", chain = "test:{testId}")
  record Misplaced(long id) implements Entry {}

  @Test
  void nothing_writes_an_entry_past_the_log() throws IOException {
    assertThat(sources().entrySet().stream().filter(s -> s.getValue().contains("INTO audit_entry")))
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("audit/AuditBatch.java", "audit/AuditChains.java");
  }

  @Test
  void sql_reads_no_key_of_a_detail_that_its_entry_does_not_have() throws IOException {
    Pattern read = Pattern.compile("JSON_\\w+\\((?:\\w+\\.)?detail, '\\$\\.(\\w+)'");
    Map<String, Set<String>> found = new TreeMap<>();
    sources()
        .forEach(
            (file, source) ->
                read.matcher(source)
                    .results()
                    .forEach(
                        m -> found.computeIfAbsent(file, f -> new TreeSet<>()).add(m.group(1))));

    assertThat(found.keySet()).isEqualTo(READ_BY_SQL.keySet());
    found.forEach(
        (file, keys) ->
            Objects.requireNonNull(READ_BY_SQL.get(file))
                .forEach(
                    entry -> assertThat(EntryKind.of(entry).keys()).as(file).containsAll(keys)));
  }

  @Test
  void details_are_written_and_read_by_their_records_alone() throws IOException {
    Pattern tree = Pattern.compile("JsonNode|Map<String, \\?>|Map<String, Object> detail");
    Set<String> others = new HashSet<>();
    sources()
        .forEach(
            (file, source) -> {
              boolean isOfTheRecord =
                  file.startsWith("audit/")
                      || file.startsWith("replay/")
                      || source.contains("AuditLog");
              if (isOfTheRecord && tree.matcher(source).find()) {
                others.add(file);
              }
            });

    assertThat(others)
        .as("and shown to people, whatever the act")
        .containsExactlyInAnyOrder("audit/EntryJson.java", "audit/EntryWords.java");
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = SourceTree.java()) {
      for (Path file : files.toList()) {
        all.put(SourceTree.name(file), Files.readString(file));
      }
    }
    return all;
  }

  private static List<Example> examples() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(EntriesTest.class.getResourceAsStream("/entries.tsv"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(f -> new Example(f[0], f[1], f[2], f[3]))
          .toList();
    }
  }
}
