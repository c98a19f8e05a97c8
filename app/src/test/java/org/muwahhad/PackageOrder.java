package org.muwahhad;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order of packages, which is the order of the procedure, and that of their subpackages. */
final class PackageOrder {
  /** A package may use those before it in this list, and no other. */
  static final List<String> ORDER =
      List.of(
          "shared",
          "web",
          "access",
          "work",
          "audit",
          "upload",
          "organisation",
          "catalog",
          "plan",
          "demand",
          "aggregation",
          "tender",
          "committee",
          "initiative",
          "followup",
          "bid",
          "evaluation",
          "declaration",
          "award",
          "complaint",
          "guarantee",
          "framework",
          "replay",
          "opendata",
          "reporting",
          "notification",
          "calendar",
          "home",
          "overview",
          "search",
          "face",
          "demo",
          "command");

  /**
   * Within these packages the same holds of their subpackages. The empty name is the package
   * itself, where that may hold classes. All packages that have subpackages are here.
   */
  static final Map<String, List<String>> ORDER_WITHIN =
      Map.ofEntries(
          Map.entry("access", List.of("factor", "", "identity")),
          Map.entry("audit", List.of("", "log")),
          Map.entry("award", List.of("optimum", "", "quantity", "reserve", "scenario")),
          Map.entry(
              "bid",
              List.of(
                  "",
                  "seal",
                  "key",
                  "offer",
                  "document",
                  "room",
                  "workbook",
                  "opening",
                  "readout")),
          Map.entry(
              "catalog",
              List.of(
                  "", "template", "item", "search", "exchange", "proposal", "standard", "page")),
          Map.entry(
              "demand",
              List.of("", "round", "submission", "desk", "budget", "form", "workbook", "figures")),
          Map.entry(
              "evaluation",
              List.of("", "check", "score", "document", "price", "lowprice", "flag", "cases")),
          Map.entry(
              "framework",
              List.of(
                  "",
                  "calloff",
                  "accession",
                  "transfer",
                  "agreement",
                  "contract",
                  "amendment",
                  "order",
                  "document",
                  "fulfilment",
                  "performance")),
          Map.entry(
              "notification",
              List.of("webhook", "notice", "inbox", "mail", "event", "reminder", "")),
          Map.entry("opendata", List.of("", "bundle")),
          Map.entry(
              "organisation",
              List.of(
                  "",
                  "state",
                  "entity",
                  "person",
                  "factor",
                  "program",
                  "register",
                  "supplier",
                  "identity")),
          Map.entry("plan", List.of("", "state", "joint", "intention", "comparison")),
          Map.entry(
              "reporting",
              List.of(
                  "",
                  "figures",
                  "seal",
                  "issue",
                  "pack",
                  "receipt",
                  "verification",
                  "desk",
                  "job",
                  "signature")),
          Map.entry(
              "tender",
              List.of(
                  "",
                  "terms",
                  "panel",
                  "lot",
                  "approval",
                  "procedure",
                  "requirement",
                  "dossier",
                  "document",
                  "question",
                  "amendment",
                  "publication",
                  "notice")),
          Map.entry("upload", List.of("", "analysis")),
          Map.entry("web", List.of("", "workbook")));

  private static final Set<String> OTHER_MODULES = Set.of("db", "seeds", "reports", "witness");

  private PackageOrder() {}

  /** The packages whose subpackages have an order, as patterns. */
  static String[] large() {
    return ORDER_WITHIN.keySet().stream()
        .sorted()
        .map(p -> "org.muwahhad." + p + "..")
        .toArray(String[]::new);
  }

  static ArchCondition<JavaClass> useOnlyEarlierPackages() {
    return new UseOnlyEarlierPackages();
  }

  static ArchCondition<JavaClass> useOnlyEarlierSubpackages() {
    return new UseOnlyEarlierSubpackages();
  }

  private static String module(JavaClass type) {
    return type.getPackageName().split("\\.")[2];
  }

  private static int rank(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.");
    return parts.length < 3 ? Integer.MAX_VALUE : ORDER.indexOf(parts[2]);
  }

  private static int rankWithin(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.");
    String part = parts.length < 4 ? "" : parts[3];
    return parts.length < 3 ? -1 : ORDER_WITHIN.getOrDefault(parts[2], List.of()).indexOf(part);
  }

  private static final class UseOnlyEarlierSubpackages extends ArchCondition<JavaClass> {
    UseOnlyEarlierSubpackages() {
      super("use only subpackages before their own");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      int own = rankWithin(type);
      if (own < 0 && !type.getSimpleName().equals("package-info")) {
        events.add(
            SimpleConditionEvent.violated(
                type, type.getName() + " stands in no subpackage of the order"));
        return;
      }
      type.getDirectDependenciesFromSelf().stream()
          .filter(d -> module(type).equals(moduleOrNone(d.getTargetClass())))
          .filter(d -> rankWithin(d.getTargetClass()) > own)
          .forEach(d -> events.add(SimpleConditionEvent.violated(type, d.getDescription())));
    }

    private static String moduleOrNone(JavaClass type) {
      return type.getPackageName().startsWith("org.muwahhad.") ? module(type) : "";
    }
  }

  private static final class UseOnlyEarlierPackages extends ArchCondition<JavaClass> {
    UseOnlyEarlierPackages() {
      super("use only packages before their own");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      int own = rank(type);
      if (own == Integer.MAX_VALUE || OTHER_MODULES.contains(module(type))) {
        return;
      }
      if (own < 0) {
        events.add(
            SimpleConditionEvent.violated(
                type, type.getPackageName() + " has no place in the order"));
        return;
      }
      type.getDirectDependenciesFromSelf().stream()
          .filter(d -> d.getTargetClass().getPackageName().startsWith("org.muwahhad."))
          .filter(d -> rank(d.getTargetClass()) > own)
          .forEach(d -> events.add(SimpleConditionEvent.violated(type, d.getDescription())));
    }
  }
}
