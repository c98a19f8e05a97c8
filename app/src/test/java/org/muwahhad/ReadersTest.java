package org.muwahhad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A reading ({@code View…}) decides who may see what it gives. So what other packages ask it takes
 * who asks, or a view that somebody got. What does neither is named here with its reason.
 */
class ReadersTest {
  private static final Pattern READING = Pattern.compile("View[A-Z]\\w*\\.java");

  /** A public method of a class, with its parameters. */
  private static final Pattern METHOD =
      Pattern.compile(
          "^  public (?!static |record |enum |interface |class |sealed )[\\w.<>\\[\\], ?@]+ (\\w+)"
              + "\\(([^)]*+)\\)",
          Pattern.MULTILINE);

  /** Who asks, or what somebody got from a reading. */
  private static final Pattern READER = Pattern.compile("\\bActor \\w|View \\w");

  private static final Map<String, Set<String>> WITHOUT_READER =
      Map.of(
          "what is published, for everybody",
          methods(
              """
              ViewBundles.findOfReport ViewDebarments.listInForce ViewDossierDocuments.openPublished
              ViewDossierDocuments.published ViewJointPlans.get ViewLog.check
              ViewLog.findCheckpoint ViewLog.get ViewLog.verifierKey ViewPublications.document
              ViewPublications.get ViewPublications.list ViewPublications.ofEverybody"""),
          "what items of a category state, for everybody who is signed in",
          methods("ViewCatalog.template ViewTemplates.beginning"),
          "what an award report says to those whom it is issued for",
          methods("ViewPublications.asRecommended"),
          "of agreements that the caller may show",
          methods("ViewAgreements.itemsOf"),
          "of bids that the caller may show",
          methods("ViewCompliance.count ViewCompliance.findSheet ViewCompliance.listMissed"),
          "of a version, a registration or a document that the caller may read",
          methods(
              """
              ViewOpenedDocument.run ViewRegistration.get ViewRegistration.sent ViewVersions.names
              ViewVersions.read"""),
          "for acts, reminders and notices, which choose whom they tell",
          methods("ViewGuarantees.all ViewGuarantees.ofAgreement ViewProposals.findRow"));

  private static Set<String> methods(String names) {
    return Set.of(names.strip().split("\\s++"));
  }

  @Test
  void what_other_packages_ask_a_reading_says_who_reads() throws IOException {
    Set<String> found = new TreeSet<>();
    List<Path> readings;
    try (Stream<Path> files = SourceTree.java()) {
      readings =
          files.filter(f -> READING.matcher(String.valueOf(f.getFileName())).matches()).toList();
    }
    for (Path file : readings) {
      String type = String.valueOf(file.getFileName()).replace(".java", "");
      withoutReader(Files.readString(file)).forEach(name -> found.add(type + "." + name));
    }

    assertThat(readings).hasSizeGreaterThan(60);
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            WITHOUT_READER.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  public List<RedFlagView> listAll(long tenderId) {",
        "  public Optional<Map<String, Bid>> find(\n      long tenderId,\n      int page) {",
        "  public byte[] file(String number) {"
      })
  void a_method_that_nobody_is_named_to_is_seen(String declaration) {
    assertThat(withoutReader(declaration)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  public List<RedFlagView> list(Actor actor, long tenderId) {",
        "  public Map<Long, String> answers(BidRoomView room) {",
        "  List<RedFlagView> listAll(long tenderId) {",
        "  public record BidView(long id) {}",
        "  public static boolean mayList(String role) {",
        "  public ViewBids(BidQueries queries) {"
      })
  void a_method_that_says_who_reads_or_that_stays_within_its_package_is_not(String declaration) {
    assertThat(withoutReader(declaration)).isEmpty();
  }

  private static Set<String> withoutReader(String source) {
    Set<String> names = new TreeSet<>();
    Matcher method = METHOD.matcher(source);
    while (method.find()) {
      if (!READER.matcher(method.group(2)).find()) {
        names.add(method.group(1));
      }
    }
    return names;
  }
}
