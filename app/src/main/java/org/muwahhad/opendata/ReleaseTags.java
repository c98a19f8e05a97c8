package org.muwahhad.opendata;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in the codes of the standard ({@code releaseTag}), read from what a release
 * changes. An opening adds tenderers and bids, so it is an update of the tender and no amendment.
 */
final class ReleaseTags {
  /** Fields of a contract that say which one it is, and what is told by tags of its own. */
  private static final Set<String> NO_CHANGE = Set.of("awardID", "id", "implementation");

  private ReleaseTags() {}

  /**
   * The tags of a release.
   *
   * @param published what the releases before it come to
   * @param release what it changes
   */
  static List<String> of(Map<String, Object> published, Map<String, Object> release) {
    Set<String> tags = new LinkedHashSet<>();
    if (release.containsKey("planning")) {
      tags.add(published.containsKey("planning") ? "planningUpdate" : "planning");
    }
    if (release.containsKey("tender")) {
      tags.add(tender(published, object(release.get("tender"))));
    } else if (release.containsKey("bids")) {
      tags.add("tenderUpdate");
    }
    tags.addAll(awards(published, release));
    tags.addAll(contracts(published, release));
    if (tags.isEmpty()) {
      // Only parties or related processes changed, which belongs to the stage that was reached.
      tags.add(published.containsKey("contracts") ? "contractUpdate" : "tenderUpdate");
    }
    return List.copyOf(tags);
  }

  private static String tender(Map<String, Object> published, Map<String, Object> tender) {
    if (!published.containsKey("tender")) {
      return "planning".equals(tender.get("status")) ? "planning" : "tender";
    }
    if ("planning".equals(object(published.get("tender")).get("status"))) {
      return "planningUpdate";
    }
    if ("cancelled".equals(tender.get("status"))) {
      return "tenderCancellation";
    }
    return tender.containsKey("amendments") ? "tenderAmendment" : "tenderUpdate";
  }

  private static Set<String> awards(Map<String, Object> published, Map<String, Object> release) {
    Set<String> tags = new LinkedHashSet<>();
    List<String> before = ids(published.get("awards"));
    for (Map<String, Object> award : objects(release.get("awards"))) {
      if (!before.contains(String.valueOf(award.get("id")))) {
        tags.add("award");
      } else {
        tags.add("cancelled".equals(award.get("status")) ? "awardCancellation" : "awardUpdate");
      }
    }
    return tags;
  }

  private static Set<String> contracts(Map<String, Object> published, Map<String, Object> release) {
    Set<String> tags = new LinkedHashSet<>();
    List<Map<String, Object>> before = objects(published.get("contracts"));
    for (Map<String, Object> contract : objects(release.get("contracts"))) {
      Map<String, Object> earlier =
          before.stream()
              .filter(c -> String.valueOf(c.get("id")).equals(String.valueOf(contract.get("id"))))
              .findFirst()
              .orElse(null);
      if (earlier == null) {
        tags.add("contract");
      } else {
        tags.addAll(contract(contract));
      }
      if (contract.containsKey("implementation")) {
        boolean begun = earlier != null && earlier.containsKey("implementation");
        tags.add(begun ? "implementationUpdate" : "implementation");
      }
    }
    return tags;
  }

  private static Set<String> contract(Map<String, Object> contract) {
    Set<String> tags = new LinkedHashSet<>();
    if (contract.containsKey("amendments")) {
      tags.add("contractAmendment");
    }
    Object status = contract.get("status");
    if ("terminated".equals(status) || "cancelled".equals(status)) {
      tags.add("contractTermination");
    }
    long others = contract.keySet().stream().filter(f -> !NO_CHANGE.contains(f)).count();
    if (tags.isEmpty() && others > 0) {
      tags.add("contractUpdate");
    }
    return tags;
  }

  private static List<String> ids(@Nullable Object list) {
    List<String> ids = new ArrayList<>();
    objects(list).forEach(o -> ids.add(String.valueOf(o.get("id"))));
    return ids;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(@Nullable Object list) {
    return list instanceof List<?> ? (List<Map<String, Object>>) list : List.of();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
  }
}
