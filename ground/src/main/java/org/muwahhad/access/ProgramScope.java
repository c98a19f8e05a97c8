package org.muwahhad.access;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a program with credentials of its own may do. What it reads goes by the first part of an
 * address below {@code /api/v1/}. What it does is named act by act: whatever is not in the list of
 * a scope is closed to programs, also what is added later. So is an address that belongs to no
 * scope, such as the search, which finds what belongs to many.
 */
public enum ProgramScope {
  CATALOG_READ("catalog:read", true, "catalog", "states", "entities"),
  DEMAND_READ("demand:read", true, "rounds", "submissions", "demand-lines", "item-sets"),
  DEMAND_WRITE(
      "demand:write",
      false,
      "POST rounds/{id}/submissions",
      "PUT submissions/{id}/lines",
      "POST submissions/{id}/submit",
      "POST submissions/{id}/withdraw",
      "POST submissions/{id}/amend",
      "POST submissions/{id}/amendment/discard",
      "POST item-sets",
      "POST item-sets/{id}",
      "POST item-sets/{id}/demand",
      "POST item-sets/{id}/remove"),
  ORDERS_READ(
      "orders:read",
      true,
      "agreements",
      "call-offs",
      "orderable-items",
      "basket",
      "despatches",
      "invoices",
      "spend"),
  ORDERS_WRITE(
      "orders:write",
      false,
      "PUT basket",
      "POST basket/orders",
      "POST agreements/{id}/call-offs",
      "POST call-offs/{id}/change",
      "POST call-offs/{id}/cancel",
      "POST call-offs/{id}/confirm",
      "POST call-offs/{id}/decline",
      "POST call-offs/{id}/changes",
      "POST call-offs/{id}/cancellation",
      "POST call-offs/{id}/changes/{changeId}/agree",
      "POST call-offs/{id}/changes/{changeId}/decline",
      "POST call-offs/{id}/changes/{changeId}/withdraw",
      "POST call-offs/{id}/despatches",
      "POST call-offs/{id}/despatches/{number}/receipt",
      "POST call-offs/{id}/deliveries",
      "POST call-offs/{id}/deliveries/{deliveryId}/photos",
      "POST call-offs/{id}/invoices",
      "POST call-offs/{id}/invoices/ubl",
      "POST invoices/{id}/dispute",
      "POST invoices/{id}/payments"),
  TENDERS_READ("tenders:read", true, "tenders", "calendar", "bids", "declaration"),
  BIDS_WRITE(
      "bids:write",
      false,
      "PUT tenders/{tenderId}/bid/draft",
      "PUT tenders/{tenderId}/bid/draft/answers",
      "POST tenders/{tenderId}/bid/documents",
      "DELETE tenders/{tenderId}/bid/documents/{documentId}",
      "PUT tenders/{tenderId}/bid/workbook",
      "DELETE tenders/{tenderId}/bid/workbook",
      "POST tenders/{tenderId}/bid/workbook/take",
      "POST tenders/{tenderId}/bid/versions",
      "POST tenders/{tenderId}/bid/sealed-versions",
      "POST tenders/{tenderId}/bid/confirmation"),
  PLANS_READ("plans:read", true, "state-plans", "intentions", "plan-comparison"),
  PLANS_WRITE(
      "plans:write",
      false,
      "POST state-plans",
      "POST state-plans/{id}",
      "POST state-plans/{id}/submit"),
  NOTICES_READ("notices:read", true, "messages", "webhooks");

  private static final String API = "/api/v1/";

  /** Every program sees who it acts for, and ends its own session. */
  private static final String OWN = "/api/v1/session";

  /** What strangers read, every program reads. */
  private static final Set<String> PUBLIC =
      Set.of(
          "publications",
          "joint-plans",
          "debarments",
          "review-decisions",
          "verify",
          "log",
          "open-data");

  private final String text;
  private final boolean reads;
  private final Set<String> opened;

  ProgramScope(String text, boolean reads, String... opened) {
    this.text = text;
    this.reads = reads;
    this.opened = Set.of(opened);
  }

  /** As tokens and pages say it. */
  public String text() {
    return text;
  }

  /** The scope of a text. */
  public static Optional<ProgramScope> find(String text) {
    return Arrays.stream(values()).filter(s -> s.text.equals(text)).findFirst();
  }

  /** All texts, in their order. */
  public static List<String> texts() {
    return Arrays.stream(values()).map(ProgramScope::text).toList();
  }

  /** Whether it opens anything to programs that act in a role. */
  public boolean isFor(Role role) {
    return switch (this) {
      case CATALOG_READ, ORDERS_READ, TENDERS_READ, PLANS_READ, NOTICES_READ -> true;
      case DEMAND_READ -> role != Role.BIDDER;
      case DEMAND_WRITE -> role == Role.PROCUREMENT_OFFICER;
      case ORDERS_WRITE -> role == Role.PROCUREMENT_OFFICER || role == Role.BIDDER;
      case BIDS_WRITE -> role == Role.BIDDER;
      case PLANS_WRITE -> role == Role.NATIONAL_COORDINATOR;
    };
  }

  /** Whether an address needs no scope. */
  static boolean isFree(HttpRequest<?> request) {
    return request.getPath().equals(OWN)
        || (isReading(request.getMethod())
            && request.getPath().startsWith(API)
            && PUBLIC.contains(part(request.getPath())));
  }

  /** What it lets a program do, such as {@code PUT basket}; nothing for one that reads. */
  Set<String> acts() {
    return reads ? Set.of() : opened;
  }

  /**
   * The scope that a request needs; none where it is closed to programs.
   *
   * @param template of the address, such as {@code /api/v1/call-offs/{id}/confirm}; empty where the
   *     service has no such address
   */
  static Optional<ProgramScope> needed(HttpMethod method, String path, String template) {
    boolean reading = isReading(method);
    String address = reading ? path : template;
    if (!address.startsWith(API)) {
      return Optional.empty();
    }
    String wanted = reading ? part(address) : method + " " + address.substring(API.length());
    return Arrays.stream(values())
        .filter(s -> s.reads == reading && s.opened.contains(wanted))
        .findFirst();
  }

  static boolean isReading(HttpMethod method) {
    return method == HttpMethod.GET || method == HttpMethod.HEAD;
  }

  /** The first part of an address below that of the API. */
  private static String part(String path) {
    String rest = path.substring(API.length());
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }
}
