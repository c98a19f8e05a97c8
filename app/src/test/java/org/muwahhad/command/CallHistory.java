package org.muwahhad.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the programs sent while things failed, and what they were told of it. */
final class CallHistory {
  /** What is known of an act in the end. */
  enum Ending {
    ACKNOWLEDGED,
    REFUSED,
    /** No answer was ever given. */
    UNKNOWN
  }

  /** What is sent; each has the table by which an act of its kind is found again. */
  enum ActKind {
    DEMAND,
    BID,
    VOTE,
    RECOMMENDATION,
    CALL_OFF,
    TRANSFER,
    CONSENT,
    JOINER
  }

  /** An act. The key is that of the request, or what only one such act can be of. */
  static final class SentAct {
    final ActKind kind;
    final String key;

    /** Tries of which nobody knows what became. */
    private int lost;

    private Ending ending = Ending.UNKNOWN;

    SentAct(ActKind kind, String key) {
      this.kind = kind;
      this.key = key;
    }

    synchronized Ending ending() {
      return ending;
    }

    synchronized boolean wasEverLost() {
      return lost > 0;
    }

    private synchronized void end(Ending now) {
      ending = now;
    }

    private synchronized void lose() {
      lost++;
    }

    private synchronized int lostTries() {
      return lost;
    }
  }

  private final long began = System.nanoTime();
  private final List<SentAct> acts = new ArrayList<>();

  /** When something was acknowledged, from the beginning, in nanoseconds. */
  private final List<Long> acknowledgements = new ArrayList<>();

  /** How often each answer was given, by its status and code. */
  private final Map<String, Integer> answers = new TreeMap<>();

  /** What was acknowledged to a person and not shown to them a moment later. */
  private int unread;

  /** Nanoseconds from the beginning. */
  long now() {
    return System.nanoTime() - began;
  }

  synchronized SentAct begin(ActKind kind, String key) {
    SentAct act = new SentAct(kind, key);
    acts.add(act);
    return act;
  }

  synchronized void acknowledge(SentAct act) {
    act.end(Ending.ACKNOWLEDGED);
    acknowledgements.add(now());
  }

  void refuse(SentAct act) {
    act.end(Ending.REFUSED);
  }

  void lose(SentAct act) {
    act.lose();
  }

  synchronized void count(String answer) {
    answers.merge(answer, 1, Integer::sum);
  }

  synchronized void countUnread() {
    unread++;
  }

  synchronized int unread() {
    return unread;
  }

  synchronized List<SentAct> acts(ActKind kind) {
    return acts.stream().filter(a -> a.kind == kind).toList();
  }

  synchronized List<SentAct> acts(Ending ending) {
    return acts.stream().filter(a -> a.ending() == ending).toList();
  }

  synchronized int acknowledged() {
    return acknowledgements.size();
  }

  synchronized Map<String, Integer> answers() {
    return new TreeMap<>(answers);
  }

  /** How many tries got no answer that says what became of them. */
  synchronized int lostTries() {
    return acts.stream().mapToInt(SentAct::lostTries).sum();
  }

  /** How many acts ended so, by kind. */
  synchronized Map<String, Long> byKind(Ending ending) {
    return acts.stream()
        .filter(a -> a.ending() == ending)
        .collect(Collectors.groupingBy(a -> a.kind.name(), TreeMap::new, Collectors.counting()));
  }

  /** The longest time without any acknowledgement that touches a span of time, in nanoseconds. */
  synchronized long longestSilence(long from, long to) {
    if (acknowledgements.isEmpty()) {
      return to - from;
    }
    long longest = 0;
    long before = acknowledgements.get(0);
    List<Long> moments = new ArrayList<>(acknowledgements);
    moments.add(Math.max(to, moments.get(moments.size() - 1)));
    for (long moment : moments) {
      if (moment >= from && before <= to) {
        longest = Math.max(longest, moment - before);
      }
      before = moment;
    }
    return longest;
  }

  /** An object of JSON of numbers. */
  static String json(Map<String, ? extends Number> numbers) {
    return new LinkedHashMap<String, Number>(numbers)
        .entrySet().stream()
            .map(e -> "\"" + e.getKey() + "\": " + e.getValue())
            .collect(Collectors.joining(", ", "{", "}"));
  }
}
