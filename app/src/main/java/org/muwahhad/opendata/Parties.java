package org.muwahhad.opendata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Countries;
import org.muwahhad.web.Texts;

/**
 * The organisations of a release, each once with all its roles. A role stands here only where the
 * release refers to the organisation in it.
 */
final class Parties {
  /** The central purchasing body, which runs the procedure and buys nothing for itself. */
  static final String CENTRAL_BODY = "GCC-CPB";

  /** The body that decides on complaints. */
  static final String REVIEW_BODY = "GCC-REVIEW";

  private static final String ENTITIES = "GCC-ENTITY";
  private static final Bilingual SAUDI_ARABIA =
      new Bilingual("المملكة العربية السعودية", "Saudi Arabia");
  private static final Bilingual RIYADH = new Bilingual("الرياض", "Riyadh");
  private final Map<String, OpenParty> byId = new LinkedHashMap<>();
  private final Texts arabic = Texts.in(Language.AR);
  private final Texts english = Texts.in(Language.EN);

  private record OpenParty(Fields fields, Set<String> roles) {}

  /** The central purchasing body. */
  Fields central(String... roles) {
    Bilingual name = text("opendata.central-body");
    return add(
        CENTRAL_BODY,
        name,
        new Fields()
            .put("identifier", identifier("GCC", CENTRAL_BODY, name))
            .put("address", address(RIYADH, SAUDI_ARABIA)),
        roles);
  }

  Fields reviewBody() {
    Bilingual name = text("opendata.review-body");
    return add(
        REVIEW_BODY,
        name,
        new Fields()
            .put("identifier", identifier("GCC", REVIEW_BODY, name))
            .put("address", address(RIYADH, SAUDI_ARABIA)),
        "reviewBody");
  }

  /** An entity of a state, with the state that it is of. */
  Fields entity(OpenTenderQueries.OpenBuyer buyer, String... roles) {
    String state = state(buyer.stateCode(), buyer.state());
    return add(
        buyer.code(),
        buyer.name(),
        new Fields()
            .put("identifier", identifier(ENTITIES, buyer.code(), buyer.name()))
            .put("address", address(buyer.city(), buyer.state()))
            .list("memberOf", List.of(reference(state, buyer.state()))),
        roles);
  }

  /** A member state; it is there as the one that its entities are of, without a role of its own. */
  String state(String code, Bilingual name, String... roles) {
    String id = "GCC-" + code;
    add(
        id,
        name,
        new Fields()
            .put("identifier", identifier("GCC", id, name))
            .put("address", address(null, name)),
        roles);
    return id;
  }

  /** A supplier. */
  Fields supplier(String country, String number, Bilingual name, String... roles) {
    return add(
        supplierId(country, number),
        name,
        new Fields()
            .put("identifier", identifier(country + "-CR", number, name))
            .put("address", address(null, Countries.name(country))),
        roles);
  }

  static String supplierId(String country, String number) {
    return country + "-CR-" + number;
  }

  /** All of them, in the order in which they came in. */
  List<Fields> list() {
    List<Fields> all = new ArrayList<>();
    byId.forEach((id, party) -> all.add(party.fields().put("roles", List.copyOf(party.roles()))));
    return all;
  }

  static Fields reference(String id, Bilingual name) {
    return new Fields().put("id", id).put("name", name.ar());
  }

  private Fields add(String id, Bilingual name, Fields more, String... roles) {
    OpenParty party =
        byId.computeIfAbsent(
            id,
            x -> {
              Fields fields = new Fields().put("id", id).text("name", name);
              more.map().forEach(fields::put);
              return new OpenParty(fields, new LinkedHashSet<>());
            });
    party.roles().addAll(List.of(roles));
    return reference(id, name);
  }

  private static Fields identifier(String scheme, String id, Bilingual name) {
    return new Fields().put("scheme", scheme).put("id", id).text("legalName", name);
  }

  private static Fields address(@Nullable Bilingual city, Bilingual country) {
    return new Fields().text("locality", city).text("countryName", country);
  }

  private Bilingual text(String key) {
    return new Bilingual(arabic.get(key), english.get(key));
  }
}
