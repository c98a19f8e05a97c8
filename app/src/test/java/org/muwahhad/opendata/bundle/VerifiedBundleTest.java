package org.muwahhad.opendata.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.opendata.bundle.BundlePrograms.FOUND;
import static org.muwahhad.opendata.bundle.BundlePrograms.PROGRAMS;
import static org.muwahhad.opendata.bundle.BundlePrograms.RIGHT;
import static org.muwahhad.opendata.bundle.BundlePrograms.UNSIGNED;
import static org.muwahhad.opendata.bundle.BundlePrograms.fourStates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.TestApp;
import org.muwahhad.audit.log.ViewLog;
import org.muwahhad.audit.log.WorkLog;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.opendata.bundle.BundlePrograms.Outcome;
import org.muwahhad.opendata.bundle.BundlePrograms.Reader;
import org.muwahhad.opendata.bundle.ForgedBundle.NoteSigner;
import org.muwahhad.shared.Refusal;

/** A stranger recomputes the awards of the demonstration from their bundles, by two programs. */
@Tag("long")
@Timeout(900)
class VerifiedBundleTest {
  private static final TestApp APP = LoadedDemo.fresh(Map.of("muwahhad.demo", "true"));

  @TempDir private static Path folder = Path.of("");
  private static BundlePrograms programs;
  private static DemoBundles demo;

  @BeforeAll
  static void publish() {
    demo = DemoBundles.publish(APP);
    programs = new BundlePrograms(folder);
  }

  @AfterAll
  static void close() {
    programs.close();
  }

  @Test
  void every_award_of_the_demonstration_is_right_for_both_programs() {
    assertThat(demo.tenders()).hasSizeGreaterThan(1);
    for (String tender : demo.tenders()) {
      Outcome python = programs.python(demo.bundle(tender), demo.stranger(null));
      Outcome html = programs.inBrowser(demo.bundle(tender), demo.stranger(null));

      assertThat(python.code()).as(python.text()).isEqualTo(RIGHT);
      assertThat(html.code()).as(html.text()).isEqualTo(RIGHT);
      assertThat(python.text()).contains("in part", "جزئيًا", "RESULT / النتيجة");
    }
  }

  @Test
  void auditors_open_the_prices_and_nothing_is_left_unchecked() {
    for (String tender : demo.tenders()) {
      Outcome python = programs.python(demo.bundle(tender), demo.stranger(demo.openings(tender)));
      Outcome html = programs.inBrowser(demo.bundle(tender), demo.stranger(demo.openings(tender)));

      assertThat(python.text()).contains("RESULT / النتيجة: right.").doesNotContain("in part");
      assertThat(python.code()).isEqualTo(RIGHT);
      assertThat(html.text()).startsWith("right{}");
    }
  }

  @Test
  void published_unit_prices_need_nothing_opened() {
    String id = APP.ask("SELECT id FROM joint_tender WHERE number = '" + demo.tender() + "'");
    APP.withoutTriggersOf(
        List.of("tender_rule"),
        () ->
            APP.sql(
                "UPDATE tender_rule SET value = 1 WHERE code = 'publication.unit-prices'"
                    + " AND tender_id = "
                    + id));

    assertThat(APP.get(PublishBundles.class).run(Long.parseLong(id))).isTrue();
    assertThatThrownBy(() -> APP.get(ViewBundles.class).file(demo.tender(), 2, null))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("bundle.waiting");
    APP.get(WorkLog.class).run();

    byte[] bundle = DemoBundles.bytes(APP.get(ViewBundles.class).file(demo.tender(), 2, null));
    Outcome python = programs.python(bundle, demo.stranger(null));
    assertThat(python.code()).as(python.text()).isEqualTo(RIGHT);
    assertThat(programs.inBrowser(bundle, demo.stranger(null)).code()).isEqualTo(RIGHT);
    ForgedBundle read = new ForgedBundle(bundle);
    assertThat(read.rows("prices")).isNotEmpty();
    assertThat(read.rows("commitments")).isEmpty();
    assertThat(python.text()).contains("[prices] Totals follow from unit prices: right");
  }

  @Test
  void without_keys_nobody_vouches_for_it_and_both_programs_say_so() {
    Reader reader = new Reader(demo.stranger(null).key(), List.of(), null, null);

    assertThat(programs.python(demo.bundle(demo.tender()), reader).code()).isEqualTo(UNSIGNED);
    assertThat(programs.inBrowser(demo.bundle(demo.tender()), reader).code()).isEqualTo(UNSIGNED);
  }

  @Test
  void each_of_many_manipulations_is_found_by_both_though_all_digests_and_signatures_are_right() {
    Map<String, Consumer<ForgedBundle>> all = new Manipulations().all();
    assertThat(all).hasSizeGreaterThanOrEqualTo(30);
    NoteSigner log = new NoteSigner("forged.example/log", 1);
    List<NoteSigner> states = fourStates();
    Reader reader =
        new Reader(
            log.key(),
            states.stream().map(NoteSigner::key).toList(),
            demo.openings(demo.tender()),
            null);
    Map<String, String> missed = new TreeMap<>();

    assertThat(programs.python(forged(b -> {}, log, states), reader).code()).isEqualTo(RIGHT);
    all.forEach(
        (name, change) -> {
          byte[] bundle = forged(change, log, states);
          Outcome python = programs.python(bundle, reader);
          Outcome html = programs.inBrowser(bundle, reader);
          if (python.code() != FOUND || html.code() != FOUND) {
            missed.put(name, python.code() + " " + html.code() + python.text() + html.text());
          } else if (!python.wrong().equals(html.wrong())) {
            missed.put(name, python.wrong() + " " + html.wrong());
          }
        });

    assertThat(missed).isEmpty();
  }

  private static byte[] forged(
      Consumer<ForgedBundle> change, NoteSigner log, List<NoteSigner> witnesses) {
    ForgedBundle bundle = new ForgedBundle(demo.bundle(demo.tender()));
    change.accept(bundle);
    bundle.sealFiles();
    bundle.sealLog(log, witnesses);
    return bundle.zip();
  }

  @Test
  void a_byte_of_any_file_is_found() {
    ForgedBundle read = new ForgedBundle(demo.bundle(demo.tender()));
    for (String name : List.copyOf(read.files.keySet())) {
      byte[] content = read.files.getOrDefault(name, new byte[0]);
      byte[] other = Arrays.copyOf(content, content.length + 1);
      other[content.length] = ' ';
      Map<String, byte[]> files = new TreeMap<>(read.files);
      files.put(name, other);
      if (name.equals("log/entries.json")) {
        // A blank behind JSON says nothing else; a path that is another does.
        files.put(name, read.text(name).replaceFirst("\"hashes\":\\[\"", "$0A").getBytes(UTF_8));
      }
      byte[] bundle = StoredZip.of(files);

      assertThat(programs.python(bundle, demo.stranger(null)).code()).as(name).isIn(2, FOUND);
      assertThat(programs.inBrowser(bundle, demo.stranger(null)).code()).as(name).isIn(2, FOUND);
    }
  }

  @Test
  void who_holds_database_files_and_keys_of_the_service_lacks_the_states() {
    NoteSigner log = new NoteSigner("muwahhad.example/log", 1);
    NoteSigner own = new NoteSigner("w1", 4);
    byte[] bundle = forged(b -> {}, log, List.of(own));
    Reader reader = new Reader(log.key(), demo.stranger(null).witnesses(), null, null);

    // The log's own key signs whatever its holder wants; the witnesses did not.
    assertThat(programs.python(bundle, reader).wrong()).containsExactly("checkpoint");
    assertThat(programs.inBrowser(bundle, reader).wrong()).containsExactly("checkpoint");
  }

  @Test
  void a_checkpoint_in_hand_shows_another_history_even_if_all_keys_were_lost() {
    NoteSigner log = new NoteSigner("muwahhad.example/log", 1);
    List<NoteSigner> states = fourStates();
    byte[] bundle = forged(b -> {}, log, states);
    String held = APP.get(ViewLog.class).findCheckpoint().orElseThrow();
    long size = Long.parseLong(held.lines().toList().get(1));
    Reader forged =
        new Reader(log.key(), states.stream().map(NoteSigner::key).toList(), null, held);

    assertThat(programs.python(bundle, forged).wrong()).containsExactly("held");
    assertThat(programs.inBrowser(bundle, forged).wrong()).containsExactly("held");
    byte[] under = DemoBundles.bytes(APP.get(ViewBundles.class).file(demo.tender(), 1, size));
    Outcome python = programs.python(under, demo.stranger(null).holding(held));
    assertThat(python.code()).as(python.text()).isEqualTo(RIGHT);
    assertThat(programs.inBrowser(under, demo.stranger(null).holding(held)).code())
        .isEqualTo(RIGHT);
  }

  @Test
  void a_person_verifies_with_the_page_without_a_network() throws IOException {
    programs.page().navigate(PROGRAMS.resolve("verify.html").toUri().toString());
    Path file = Files.write(folder.resolve("mine.zip"), demo.bundle(demo.tender()));

    programs.page().locator("#bundle").setInputFiles(file);
    programs.page().locator("#key").fill(demo.stranger(null).key());
    programs.page().locator("#witnesses").fill(String.join("\n", demo.stranger(null).witnesses()));
    programs.page().locator("button").click();
    programs.page().locator("#checks li.right").first().waitFor();

    assertThat(programs.page().locator("#result").textContent())
        .contains("صحيحة", "right as far as");
    assertThat(programs.page().locator("#checks").textContent())
        .contains("تنتج القرارات من الأصوات: صحيح", "The votes make the decisions: right");
  }

  @Test
  void each_program_has_fewer_than_eight_hundred_lines() throws IOException {
    for (String name : List.of("verify.html", "verify.py")) {
      assertThat(Files.readAllLines(PROGRAMS.resolve(name))).as(name).hasSizeLessThan(800);
    }
  }
}
