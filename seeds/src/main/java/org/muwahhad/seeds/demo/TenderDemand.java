package org.muwahhad.seeds.demo;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What the endorsed lines of a round ask for.
 *
 * @param itemsByClass the items in demand by four-digit CPV class, both in order of code
 * @param quantities how many of an item each entity asks for in sum, by item, then by entity
 */
record TenderDemand(
    Map<String, List<DemoItem>> itemsByClass, Map<String, Map<String, Integer>> quantities) {

  static TenderDemand of(DemoRound round, List<DemoItem> catalog) {
    Map<String, DemoItem> items = catalog.stream().collect(toMap(DemoItem::code, identity()));
    Map<String, Map<String, Integer>> quantities = new TreeMap<>();
    round.submissions().stream()
        .filter(submission -> submission.state() == DemoSubmission.DemoSubmissionState.ENDORSED)
        .forEach(
            submission ->
                submission
                    .lines()
                    .forEach(
                        line ->
                            quantities
                                .computeIfAbsent(line.item(), item -> new TreeMap<>())
                                .merge(submission.entity(), line.quantity(), Integer::sum)));
    Map<String, List<DemoItem>> byClass = new TreeMap<>();
    quantities.keySet().stream()
        .map(code -> Objects.requireNonNull(items.get(code)))
        .forEach(
            item ->
                byClass.computeIfAbsent(item.classDigits(), digits -> new ArrayList<>()).add(item));
    return new TenderDemand(byClass, quantities);
  }
}
