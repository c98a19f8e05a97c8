package org.muwahhad.opendata;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.muwahhad.shared.Language;
import org.muwahhad.web.PublicAddress;
import org.muwahhad.web.Texts;

/**
 * What stands at the head of every package: who publishes it, under which licence and policy, and
 * by which extensions of the standard.
 */
@Singleton
class PackageHead {
  private static final String BASE =
      "https://raw.githubusercontent.com/open-contracting-extensions/";
  private static final String CC_BY = "https://creativecommons.org/licenses/by/4.0/";
  private static final List<String> EXTENSIONS =
      List.of(
          BASE + "ocds_lots_extension/v1.1.5/extension.json",
          BASE + "ocds_bid_extension/v1.1.5/extension.json",
          BASE + "ocds_enquiry_extension/v1.1.5/extension.json",
          BASE + "ocds_location_extension/v1.1.5/extension.json",
          BASE + "ocds_techniques_extension/master/extension.json",
          BASE + "ocds_budget_breakdown_extension/master/extension.json",
          BASE + "ocds_contract_suppliers_extension/master/extension.json",
          BASE + "ocds_memberOf_extension/master/extension.json");
  private final PublicAddress address;
  private final String licence;
  private final Texts arabic = Texts.in(Language.AR);

  PackageHead(PublicAddress address, @Value("${muwahhad.open-data.licence:}") String licence) {
    this.address = address;
    this.licence = licence.isEmpty() ? CC_BY : licence;
  }

  /** Address of the licence of all data. */
  String licence() {
    return licence;
  }

  /** The begin of a package of releases, up to the bracket of their list. */
  String releases(String path, Instant date) {
    return head(path, date, "releases");
  }

  /** The begin of a package of records, up to the bracket of their list. */
  String records(String path, Instant date) {
    return head(path, date, "records");
  }

  private String head(String path, Instant date, String of) {
    String fields =
        ReleaseJson.write(
            new Fields()
                .put("uri", address.of(path))
                .put("version", "1.1")
                .put("publishedDate", date)
                .put(
                    "publisher",
                    new Fields()
                        .put("name", arabic.get("opendata.central-body"))
                        .put("uri", address.of("/publications")))
                .put("license", licence)
                .put("publicationPolicy", address.of("/open-data"))
                .put("extensions", extensions())
                .map());
    return fields.substring(0, fields.length() - 1) + ",\"" + of + "\":[";
  }

  private List<String> extensions() {
    return java.util.stream.Stream.concat(
            EXTENSIONS.stream(),
            java.util.stream.Stream.of(
                address.of("/api/v1/open-data/extensions/joint-purchase/extension.json")))
        .toList();
  }
}
