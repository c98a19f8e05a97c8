package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.BeanContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Script;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.TableCell;
import org.muwahhad.reports.render.ReportPrinter;
import org.muwahhad.shared.Refusal;

/**
 * The words of all reports of the demonstration: what is in another language than the report says
 * so, and states have the names that belong where they stand.
 */
@Tag("long")
class WordsInReportsTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final List<Actor> READERS =
      List.of(Readers.BUYER, Readers.who(Role.AUDITOR), Readers.who(Role.COMMITTEE_MEMBER));
  private static final List<Told> ALL = all();

  /** Fewer words may be a name: of a product, a place or a company. */
  private static final int WORDS_OF_A_SENTENCE = 4;

  private record Told(ReportKind kind, long subject, ReportDocument document) {}

  @Test
  void every_kind_of_report_is_among_them() {
    assertThat(ALL)
        .extracting(Told::kind)
        .contains(ReportKind.AWARD, ReportKind.EVALUATION, ReportKind.OPENING, ReportKind.MINUTES)
        .contains(ReportKind.DEMAND_SUMMARY, ReportKind.BALANCE, ReportKind.DOSSIER);
  }

  @Test
  void a_text_in_another_language_than_the_report_is_marked_with_its_own() {
    assertThat(texts(t -> isForeign(t.en(), Script.ARABIC)))
        .hasSizeGreaterThan(10)
        .allSatisfy(t -> assertThat(t.en()).contains("(in Arabic)"));
    assertThat(texts(t -> isForeign(t.ar(), Script.LATIN)))
        .allSatisfy(t -> assertThat(t.ar()).contains("(بالإنجليزية)"));
  }

  /** Addresses and digests are of no language. */
  private static boolean isForeign(String text, Script script) {
    String words = text.replaceAll("https?://\\S+|\\p{XDigit}{40,}", "");
    return Script.of(words) == script && words.strip().split("\\s+").length >= WORDS_OF_A_SENTENCE;
  }

  @Test
  void in_arabic_no_code_stands_for_the_name_of_a_state() {
    Set<String> codes = Set.of(APP.ask("SELECT GROUP_CONCAT(code) FROM member_state").split(","));

    assertThat(texts(t -> codes.contains(t.ar().strip()))).isEmpty();
  }

  @Test
  void signatures_have_the_official_names_of_states_and_tables_the_short_ones() {
    Set<String> official = names("official_name_ar");
    // Of both languages: a bidder's country is no state of a table.
    Set<String> officialInBoth =
        Set.of(
            APP.ask(
                    "SELECT GROUP_CONCAT(CONCAT(official_name_ar, '/', official_name_en))"
                        + " FROM member_state")
                .split(","));
    List<String> offices = new ArrayList<>();
    for (Told told : ALL) {
      if (told.kind() == ReportKind.AWARD || told.kind() == ReportKind.MINUTES) {
        blocks(told.document())
            .filter(Block.Signatures.class::isInstance)
            .map(Block.Signatures.class::cast)
            .flatMap(s -> s.people().stream())
            .map(s -> s.office().ar())
            .forEach(offices::add);
      }
    }

    assertThat(offices).anyMatch(official::contains).doesNotContainAnyElementsOf(shortOnly());
    assertThat(
            ALL.stream()
                .flatMap(t -> blocks(t.document()))
                .filter(Block.TableBlock.class::isInstance)
                .flatMap(WordsInReportsTest::texts)
                .filter(t -> officialInBoth.contains(t.ar() + "/" + t.en())))
        .isEmpty();
  }

  private static Set<String> names(String column) {
    return Set.of(APP.ask("SELECT GROUP_CONCAT(" + column + ") FROM member_state").split(","));
  }

  private static Set<String> shortOnly() {
    return Set.of(
        APP.ask("SELECT GROUP_CONCAT(name_ar) FROM member_state WHERE name_ar <> official_name_ar")
            .split(","));
  }

  @Test
  void the_result_of_an_award_has_the_saving_in_percent_and_no_benchmark_twice() {
    int found = 0;
    for (Told told : ALL) {
      if (told.kind() == ReportKind.AWARD) {
        List<Block.NamedValue> facts =
            told.document().sections().stream()
                .filter(s -> s.title().en().matches("(Result|.*[Rr]esult.*)"))
                .flatMap(s -> s.blocks().stream())
                .filter(Block.Facts.class::isInstance)
                .map(Block.Facts.class::cast)
                .findFirst()
                .orElseThrow()
                .facts();
        assertThat(
                facts.stream()
                    .filter(f -> f.name().en().startsWith("Benchmark"))
                    .map(Block.NamedValue::value))
            .doesNotHaveDuplicates();
        if (facts.get(0).value() instanceof TableCell.Amount award
            && award.money().amount().signum() > 0) {
          assertThat(facts.get(1).value()).isInstanceOf(TableCell.Percent.class);
          found++;
        }
      }
    }
    assertThat(found).isPositive();
  }

  private static List<Bilingual> texts(Predicate<Bilingual> which) {
    return ALL.stream()
        .flatMap(t -> blocks(t.document()))
        .flatMap(WordsInReportsTest::texts)
        .filter(which)
        .toList();
  }

  /** All but the extract of the audit record, which repeats entries as they were written. */
  private static List<Told> all() {
    List<Told> all = new ArrayList<>();
    for (Reporter<?> reporter : APP.get(BeanContext.class).getBeansOfType(Reporter.class)) {
      if (reporter.kind() != ReportKind.AUDIT_EXTRACT) {
        for (Subject subject : subjects(reporter.kind().about())) {
          document(reporter, subject)
              .ifPresent(d -> all.add(new Told(reporter.kind(), subject.id(), d)));
        }
      }
    }
    return all;
  }

  private static List<Subject> subjects(Subject.SubjectKind kind) {
    String table =
        switch (kind) {
          case TENDER -> "joint_tender";
          case ROUND -> "demand_round";
          case AGREEMENT -> "framework_agreement";
          case MEETING -> "meeting";
          case REGION -> "";
        };
    return table.isEmpty()
        ? List.of()
        : Stream.of(APP.ask("SELECT COALESCE(GROUP_CONCAT(id), '') FROM " + table).split(","))
            .filter(id -> !id.isEmpty())
            .map(id -> Subject.of(kind, Long.parseLong(id)))
            .toList();
  }

  /** The report as the first reader who may have it gets it; empty when nobody may yet. */
  private static <R extends Record> Optional<ReportDocument> document(
      Reporter<R> reporter, Subject subject) {
    for (Actor reader : READERS) {
      try {
        Reporter.GatheredReport<R> gathered = reporter.gather(reader, subject);
        return Optional.of(
            new ReportPrinter<>(gathered.template()).document(gathered.record().apply(Issue.NONE)));
      } catch (Refusal e) {
        continue;
      }
    }
    return Optional.empty();
  }

  private static Stream<Block> blocks(ReportDocument document) {
    return document.sections().stream().flatMap(s -> s.blocks().stream());
  }

  private static Stream<Bilingual> texts(Block block) {
    if (block instanceof Block.Heading heading) {
      return Stream.of(heading.text());
    }
    if (block instanceof Block.Paragraph paragraph) {
      return Stream.of(paragraph.text());
    }
    if (block instanceof Block.Facts facts) {
      return facts.facts().stream().map(Block.NamedValue::value).flatMap(WordsInReportsTest::words);
    }
    return block instanceof Block.TableBlock table
        ? Stream.concat(
            table.heads().stream(),
            table.rows().get().flatMap(r -> r.cells().stream()).flatMap(WordsInReportsTest::words))
        : Stream.of();
  }

  private static Stream<Bilingual> words(TableCell cell) {
    return cell instanceof TableCell.Words words ? Stream.of(words.text()) : Stream.of();
  }
}
