package org.muwahhad.organisation.supplier;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.web.Countries;

/**
 * What a registration must state. Beneficial owners follow FATF Recommendation 24, whose
 * interpretive note takes a share of at most 25 per cent as the threshold from which a natural
 * person is to be named; the rules on beneficial owners in the member states take the same share.
 */
@Singleton
class RegistrationRules {
  static final int MOST_ROWS = 30;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal THRESHOLD = BigDecimal.valueOf(25);
  private final RegistrationQueries queries;

  RegistrationRules(RegistrationQueries queries) {
    this.queries = queries;
  }

  /** What would make even a draft impossible to keep. */
  Faults ofDraft(RegistrationContent content) {
    Faults faults = new Faults();
    texts(faults, content);
    faults
        .check(
            content.origins().size() <= MOST_ROWS, "origins", "supplier.too-many-rows", MOST_ROWS)
        .check(content.owners().size() <= MOST_ROWS, "owners", "supplier.too-many-rows", MOST_ROWS);
    origins(faults, content.origins());
    owners(faults, content.owners());
    return faults;
  }

  private static void texts(Faults faults, RegistrationContent content) {
    faults
        .nameAtMost("name.ar", content.name().ar(), 300)
        .nameAtMost("name.en", content.name().en(), 300)
        .nameAtMost("registerNumber", content.registerNumber(), 30)
        .check(
            content.country().isEmpty() || Countries.has(content.country()),
            "country",
            "organisation.no-such-country",
            content.country())
        .nameAtMost("taxNumber", content.taxNumber(), 40)
        .atMost("address.ar", content.address().ar(), 500)
        .atMost("address.en", content.address().en(), 500)
        .nameAtMost("contact.ar", content.contact().ar(), 200)
        .nameAtMost("contact.en", content.contact().en(), 200)
        .atMost("phone", content.phone(), 40);
  }

  private void origins(Faults faults, List<RegistrationContent.Origin> origins) {
    Set<String> known =
        queries.listCategories().stream()
            .map(RegistrationQueries.Category::code)
            .collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < origins.size(); i++) {
      RegistrationContent.Origin origin = origins.get(i);
      String at = "origins[" + i + "].";
      String category = RequiredInput.text(origin.category());
      faults
          .check(!category.isEmpty(), at + "category", "shared.missing")
          .check(
              category.isEmpty() || known.contains(category),
              at + "category",
              "supplier.no-such-category")
          .check(seen.add(category), at + "category", "supplier.repeated")
          .atMost(at + "certificate", RequiredInput.text(origin.certificate()), 80);
      percent(faults, at + "localPercent", origin.localPercent());
    }
  }

  private static void owners(Faults faults, List<RegistrationContent.Owner> owners) {
    Set<String> seen = new HashSet<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < owners.size(); i++) {
      RegistrationContent.Owner owner = owners.get(i);
      String at = "owners[" + i + "].";
      String nationality = RequiredInput.text(owner.nationality());
      String name = RequiredInput.text(owner.name());
      faults
          .name(at + "name", name, 200)
          .check(
              nationality.isEmpty() || Countries.has(nationality),
              at + "nationality",
              "organisation.no-such-country",
              nationality)
          .check(
              seen.add(name.toLowerCase(Locale.ROOT) + nationality),
              at + "name",
              "supplier.repeated");
      percent(faults, at + "share", owner.share());
      BigDecimal share = owner.share();
      if (share != null) {
        faults.check(share.signum() != 0, at + "share", "shared.not-positive");
        sum = sum.add(share);
      }
    }
    faults.check(sum.compareTo(HUNDRED) <= 0, "owners", "supplier.shares-above-hundred");
  }

  private static void percent(Faults faults, String field, @Nullable BigDecimal value) {
    if (value != null) {
      faults.check(
          value.signum() >= 0
              && value.compareTo(HUNDRED) <= 0
              && value.stripTrailingZeros().scale() <= 2,
          field,
          "supplier.not-a-percentage");
    }
  }

  /** What must be mended before it is sent. */
  Faults ofSubmission(RegistrationContent content, List<RegistrationQueries.Document> documents) {
    Faults faults = ofDraft(content);
    given(faults, "name", content.name());
    given(faults, "registerNumber", content.registerNumber());
    given(faults, "country", content.country());
    given(faults, "taxNumber", content.taxNumber());
    given(faults, "address", content.address());
    given(faults, "contact", content.contact());
    given(faults, "phone", content.phone());
    for (int i = 0; i < content.origins().size(); i++) {
      RegistrationContent.Origin origin = content.origins().get(i);
      String at = "origins[" + i + "].";
      faults.check(origin.localPercent() != null, at + "localPercent", "shared.missing");
      given(faults, at + "certificate", RequiredInput.text(origin.certificate()));
    }
    for (int i = 0; i < content.owners().size(); i++) {
      RegistrationContent.Owner owner = content.owners().get(i);
      String at = "owners[" + i + "].";
      faults.check(owner.share() != null, at + "share", "shared.missing");
      given(faults, at + "nationality", RequiredInput.text(owner.nationality()));
    }
    everyOwner(faults, content);
    certificates(faults, content, documents);
    return faults;
  }

  /** Anyone who may still hold the threshold is named, or it is declared that nobody does. */
  private static void everyOwner(Faults faults, RegistrationContent content) {
    BigDecimal named =
        content.owners().stream()
            .map(RegistrationContent.Owner::share)
            .filter(s -> s != null)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean roomForOne = HUNDRED.subtract(named).compareTo(THRESHOLD) >= 0;
    faults.check(
        content.ownershipComplete() || !roomForOne,
        "ownershipComplete",
        "supplier.owners-incomplete");
  }

  private static void certificates(
      Faults faults, RegistrationContent content, List<RegistrationQueries.Document> documents) {
    Set<DocumentKind> needed = EnumSet.allOf(DocumentKind.class);
    if (content.origins().isEmpty()) {
      needed.remove(DocumentKind.ORIGIN);
    }
    documents.forEach(d -> needed.remove(d.kind()));
    boolean none = needed.isEmpty();
    faults
        .check(none, "documents", "supplier.documents-missing", needed.size())
        .check(
            documents.stream().noneMatch(RegistrationQueries.Document::expired),
            "documents",
            "supplier.documents-expired");
  }

  private static void given(Faults faults, String field, String value) {
    faults.check(!value.isBlank(), field, "shared.missing");
  }

  private static void given(Faults faults, String field, Bilingual value) {
    given(faults, field + ".ar", value.ar());
    given(faults, field + ".en", value.en());
  }
}
