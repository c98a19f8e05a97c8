package org.muwahhad.tender.question;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.tender.ComputedDeadline;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * Questions and answers of a tender, as one person may see them. Instants are UTC.
 *
 * @param questionsUntil nothing is asked from then on
 * @param answersUntil nothing is answered from then on
 * @param questionsComputed how the end of questions was computed
 * @param answersComputed how the end of answers was computed
 * @param open whether questions are taken now
 * @param mayAsk whether this person may ask now
 * @param mayAnswer whether this person may answer now
 * @param follows whether the person's supplier follows the tender; null for a person without a
 *     supplier
 * @param waiting unanswered questions, for buyers and auditors
 * @param own what the person's supplier asked
 */
public record QuestionsView(
    long tenderId,
    @Nullable Instant questionsUntil,
    @Nullable Instant answersUntil,
    @Nullable ComputedDeadline questionsComputed,
    @Nullable ComputedDeadline answersComputed,
    boolean open,
    boolean mayAsk,
    boolean mayAnswer,
    @Nullable Boolean follows,
    List<AnsweredQuestion> answered,
    List<QuestionQueries.AskedQuestion> waiting,
    List<QuestionQueries.AskedQuestion> own) {
  public QuestionsView {
    answered = List.copyOf(answered);
    waiting = List.copyOf(waiting);
    own = List.copyOf(own);
  }

  /**
   * A page of the answers, the first given first if no other order is chosen.
   *
   * @param choice filter: {@code WAITING} or {@code OWN} leave them out; sort: newest, with {@code
   *     -} before it for the first given first
   */
  public ListPage<AnsweredQuestion> answered(ListChoice choice) {
    return ListPage.of(
        answered,
        choice,
        a -> List.of(a.question().ar(), a.question().en(), a.answer().ar(), a.answer().en()),
        a -> "ANSWERED",
        Map.of("newest", Comparator.comparing(AnsweredQuestion::number).reversed()));
  }

  /** The questions that wait, as far as they answer the choice. */
  List<QuestionQueries.AskedQuestion> waiting(ListChoice choice) {
    return chosen(waiting, "WAITING", choice);
  }

  /** What the person's supplier asked, as far as it answers the choice. */
  List<QuestionQueries.AskedQuestion> own(ListChoice choice) {
    return chosen(own, "OWN", choice);
  }

  private static List<QuestionQueries.AskedQuestion> chosen(
      List<QuestionQueries.AskedQuestion> all, String kind, ListChoice choice) {
    String text = choice.text().toLowerCase(Locale.ROOT);
    return all.stream()
        .filter(a -> choice.filter().isEmpty() || choice.filter().equals(kind))
        .filter(a -> a.text().toLowerCase(Locale.ROOT).contains(text))
        .toList();
  }

  /** On which page of the answers one is, in the order in which they were given. */
  public static int pageOf(int number) {
    return (number - 1) / ListChoice.SIZE + 1;
  }

  /** Whether questions wait that can no longer be answered without moving the deadline. */
  public boolean isLate(Instant now) {
    return !waiting.isEmpty() && answersUntil != null && !now.isBefore(answersUntil);
  }
}
