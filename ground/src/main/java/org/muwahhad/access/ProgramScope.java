package org.muwahhad.access;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a program with credentials of its own may do, by the first part of an address below {@code
 * /api/v1/}. An address that belongs to no scope is closed to programs, such as the search, which
 * finds what belongs to many.
 */
public enum ProgramScope {
  CATALOG_READ("catalog:read", true, "catalog", "states", "entities"),
  DEMAND_READ("demand:read", true, "rounds", "submissions", "demand-lines", "item-sets"),
  DEMAND_WRITE("demand:write", false, "rounds", "submissions", "item-sets"),
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
  ORDERS_WRITE("orders:write", false, "agreements", "call-offs", "basket", "invoices"),
  TENDERS_READ("tenders:read", true, "tenders", "calendar", "bids", "declaration"),
  BIDS_WRITE("bids:write", false, "tenders", "bids", "declaration"),
  PLANS_READ("plans:read", true, "state-plans", "intentions", "plan-comparison"),
  PLANS_WRITE("plans:write", false, "state-plans"),
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
  private final Set<String> parts;

  ProgramScope(String text, boolean reads, String... parts) {
    this.text = text;
    this.reads = reads;
    this.parts = Set.of(parts);
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

  /** Whether an address needs no scope. */
  static boolean isFree(HttpRequest<?> request) {
    return request.getPath().equals(OWN)
        || (isReading(request.getMethod())
            && request.getPath().startsWith(API)
            && PUBLIC.contains(part(request.getPath())));
  }

  /** The scope that an address needs; none where it is closed to programs. */
  static Optional<ProgramScope> needed(HttpMethod method, String path) {
    if (!path.startsWith(API)) {
      return Optional.empty();
    }
    String part = part(path);
    boolean reading = isReading(method);
    return Arrays.stream(values())
        .filter(s -> s.reads == reading && s.parts.contains(part))
        .findFirst();
  }

  private static boolean isReading(HttpMethod method) {
    return method == HttpMethod.GET || method == HttpMethod.HEAD;
  }

  /** The first part of an address below that of the API. */
  private static String part(String path) {
    String rest = path.substring(API.length());
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }
}
