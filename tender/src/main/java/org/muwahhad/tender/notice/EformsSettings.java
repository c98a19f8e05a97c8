package org.muwahhad.tender.notice;

import io.micronaut.context.env.Environment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who publishes notices in the EU's format, and what the format asks of the publisher and the
 * system does not know. Set below {@code muwahhad.eforms}; without a name of the buyer, nobody
 * does.
 */
@Singleton
public class EformsSettings {
  private static final String ROOT = "muwahhad.eforms.";
  private final Function<String, Optional<String>> values;

  @Inject
  EformsSettings(Environment environment) {
    this(name -> environment.getProperty(name, String.class));
  }

  EformsSettings(Function<String, Optional<String>> values) {
    this.values = values;
  }

  /**
   * An organisation of a notice.
   *
   * @param number in the register of its country
   * @param country ISO 3166-1 alpha-2
   * @param nuts code of the region, which countries of the EU ask for; null elsewhere
   */
  record NoticeParty(
      String name,
      String number,
      @Nullable String street,
      String city,
      @Nullable String postalCode,
      @Nullable String nuts,
      String country,
      @Nullable String telephone,
      @Nullable String email,
      @Nullable String website) {}

  /** Whether notices are published in this format. */
  public boolean isPublished() {
    return find("buyer.name").isPresent();
  }

  NoticeParty buyer() {
    return party("buyer.");
  }

  /** Who reviews complaints; the buyer where nobody else is named. */
  NoticeParty reviewBody() {
    return find("review-body.name").isPresent() ? party("review-body.") : buyer();
  }

  /** Of the codelist {@code buyer-legal-type}. */
  String legalType() {
    return find("legal-type").orElse("int-org");
  }

  /** Of the codelist {@code authority-activity}. */
  String activity() {
    return find("activity").orElse("gen-pub");
  }

  /** Of the codelist {@code legal-basis}. */
  String legalBasis() {
    return find("legal-basis").orElse("32014L0024");
  }

  /** Whether the Agreement on Government Procurement covers the tenders. */
  boolean isUnderGpa() {
    return find("gpa").map(Boolean::parseBoolean).orElse(false);
  }

  /** Whether the buyer is a central purchasing body, which awards for others and buys nothing. */
  boolean isCentral() {
    return find("central-purchasing-body").map(Boolean::parseBoolean).orElse(true);
  }

  /**
   * The size of winners, of the codelist {@code economic-operator-size}. The format asks for it and
   * suppliers are not asked here; the largest makes no claim to a preference for small companies.
   */
  String winnerSize() {
    return find("winner-size").orElse("large");
  }

  private NoticeParty party(String prefix) {
    return new NoticeParty(
        require(prefix + "name"),
        require(prefix + "number"),
        find(prefix + "street").orElse(null),
        require(prefix + "city"),
        find(prefix + "postal-code").orElse(null),
        find(prefix + "nuts").orElse(null),
        require(prefix + "country"),
        find(prefix + "telephone").orElse(null),
        find(prefix + "email").orElse(null),
        find(prefix + "website").orElse(null));
  }

  private String require(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException(ROOT + name + " is not set"));
  }

  private Optional<String> find(String name) {
    return values.apply(ROOT + name).map(String::strip).filter(s -> !s.isEmpty());
  }
}
