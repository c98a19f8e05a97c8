package org.muwahhad.search;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.Scope;
import org.muwahhad.bid.BidGate;
import org.muwahhad.catalog.item.ItemRow;
import org.muwahhad.catalog.search.SearchCatalog;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.search.SearchAnswer.SearchGroup;
import org.muwahhad.search.SearchAnswer.SearchHit;
import org.muwahhad.search.SearchAnswer.SearchedKind;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.Texts;

/**
 * Looks for a text in everything a person may read, and in nothing else: whose page would be
 * refused is not found. Items are found as in the catalog, and by parts of their codes and by CPV
 * codes; orders and receipts by the beginning of their numbers; all others by a part of number or
 * name.
 */
@Singleton
public class ViewSearch {
  static final int SHORTEST = 2;
  private static final int LONGEST = 200;

  /** How many of a kind are shown. */
  private static final int MOST = 6;

  private static final Pattern CPV = Pattern.compile("\\d{2,8}(-\\d)?");
  private final SearchQueries queries;
  private final SearchCatalog catalog;
  private final VisibleTenders visibleTenders;
  private final BidGate gate;
  private final AgreementAccess access;

  ViewSearch(
      SearchQueries queries,
      SearchCatalog catalog,
      VisibleTenders visibleTenders,
      BidGate gate,
      AgreementAccess access) {
    this.access = access;
    this.queries = queries;
    this.catalog = catalog;
    this.visibleTenders = visibleTenders;
    this.gate = gate;
  }

  /** The answer to a text; with fewer than two letters nothing is searched. */
  @Transactional
  public SearchAnswer get(Actor actor, String typed) {
    String text = typed.strip();
    text = text.substring(0, Math.min(text.length(), LONGEST));
    if (text.length() < SHORTEST) {
      return new SearchAnswer(text, List.of());
    }
    List<SearchGroup> groups = new ArrayList<>();
    for (SearchedKind kind : SearchedKind.values()) {
      List<SearchHit> hits = hits(actor, kind, text);
      if (!hits.isEmpty()) {
        groups.add(
            new SearchGroup(
                kind, hits.stream().limit(MOST).toList(), hits.size() > MOST, list(kind, text)));
      }
    }
    return new SearchAnswer(text, groups);
  }

  private List<SearchHit> hits(Actor actor, SearchedKind kind, String text) {
    return switch (kind) {
      case ITEM -> items(actor, text);
      case ROUND ->
          actor.isAnyOf(
                  Role.CENTRAL_BUYER,
                  Role.AUDITOR,
                  Role.NATIONAL_COORDINATOR,
                  Role.PROCUREMENT_OFFICER)
              ? at(queries.listRounds(within(text), MOST + 1), r -> "/rounds/" + r.id())
              : List.of();
      case TENDER -> tenders(actor, text);
      case AGREEMENT -> agreements(actor, text);
      case ORDER -> orders(actor, text);
      case RECEIPT -> receipts(actor, text);
      case PERSON ->
          actor.isAnyOf(Role.ADMINISTRATOR, Role.AUDITOR)
              ? at(
                  queries.listPeople(within(text), roles(text), MOST + 1),
                  p -> "/organisation/people/" + p.id())
              : List.of();
    };
  }

  private List<SearchHit> items(Actor actor, String text) {
    Map<String, SearchHit> items = new LinkedHashMap<>();
    if (text.chars().anyMatch(Character::isDigit)) {
      String cpv = CPV.matcher(text).matches() ? begins(text.replaceAll("-\\d$", "")) : "";
      at(
              queries.listItems(within(text), within(text.replace("-", "")), cpv, MOST + 1),
              i -> "/catalog/" + i.code())
          .forEach(i -> items.put(i.code(), i));
    }
    for (ItemRow item : catalog.suggest(actor, text, null, MOST + 1)) {
      items.putIfAbsent(
          item.code(),
          new SearchHit(
              item.code(),
              new Bilingual(item.nameAr(), item.nameEn()),
              new Bilingual(item.categoryNameAr(), item.categoryNameEn()),
              "/catalog/" + item.code()));
    }
    return List.copyOf(items.values());
  }

  private List<SearchHit> tenders(Actor actor, String text) {
    List<SearchQueries.NumberedName> found = queries.listTenders(within(text));
    if (found.isEmpty()) {
      return List.of();
    }
    Set<Long> readable =
        visibleTenders.listReadable(
            actor, found.stream().map(SearchQueries.NumberedName::id).toList());
    return at(
        found.stream().filter(t -> readable.contains(t.id())).toList(), t -> "/tenders/" + t.id());
  }

  private List<SearchHit> agreements(Actor actor, String text) {
    return access
        .find(actor)
        .map(
            r ->
                at(
                    queries.listAgreements(
                        within(text), r.state(), r.entityId(), r.supplierId(), MOST + 1),
                    a -> "/agreements/" + a.id()))
        .orElse(List.of());
  }

  private List<SearchHit> orders(Actor actor, String text) {
    return access
        .find(actor)
        .map(
            r ->
                at(
                    queries.listOrders(
                        begins(text), r.state(), r.entityId(), r.supplierId(), MOST + 1),
                    o -> "/call-offs/" + o.id()))
        .orElse(List.of());
  }

  /** Of demand for those who work on demand, of bids for the bidder alone. */
  private List<SearchHit> receipts(Actor actor, String text) {
    List<SearchQueries.NumberedName> demand =
        Scope.find(actor, Role.CENTRAL_BUYER, Role.AUDITOR)
            .map(s -> queries.listDemandReceipts(begins(text), s.state(), s.entityId(), MOST + 1))
            .orElse(List.of());
    List<SearchQueries.NumberedName> bids = List.of();
    if (actor.is(Role.BIDDER)) {
      @Nullable Long supplier = supplier(actor);
      if (supplier != null) {
        bids = queries.listBidReceipts(begins(text), supplier, MOST + 1);
      }
    }
    return Stream.concat(
            at(demand, r -> "/submissions/" + r.parent() + "/receipts/" + r.id()).stream(),
            at(bids, r -> "/bids/" + r.parent() + "/versions/" + r.id()).stream())
        .toList();
  }

  /** Null while the bid room is closed to the person. */
  private @Nullable Long supplier(Actor actor) {
    try {
      return gate.supplierOf(actor);
    } catch (Refusal.NotPermitted e) {
      return null;
    }
  }

  /** The roles whose names in either language have the text in them. */
  private static String roles(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return Arrays.stream(Role.values())
        .filter(
            role ->
                Arrays.stream(Language.values())
                    .map(l -> Texts.in(l).get("access.role." + role))
                    .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(wanted)))
        .map(Role::name)
        .collect(Collectors.joining(","));
  }

  private static List<SearchHit> at(
      List<SearchQueries.NumberedName> rows, Function<SearchQueries.NumberedName, String> href) {
    return rows.stream()
        .map(r -> new SearchHit(r.code(), r.name(), r.detail(), href.apply(r)))
        .toList();
  }

  /** Words in this order, with anything around and between them. */
  private static String within(String text) {
    return "%" + escaped(text).replaceAll("\\s+", "%") + "%";
  }

  private static String begins(String text) {
    return escaped(text) + "%";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private static @Nullable String list(SearchedKind kind, String text) {
    String path =
        switch (kind) {
          case ITEM -> "/catalog";
          case ROUND -> "/rounds";
          case TENDER -> "/tenders";
          case AGREEMENT -> "/agreements";
          case ORDER -> "/call-offs";
          case PERSON -> "/organisation/people";
          case RECEIPT -> "";
        };
    return path.isEmpty() ? null : path + "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
