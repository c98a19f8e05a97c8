package org.muwahhad.tender.question;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.tender.ComputedDeadline;

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

  /** Whether questions wait that can no longer be answered without moving the deadline. */
  public boolean isLate(Instant now) {
    return !waiting.isEmpty() && answersUntil != null && !now.isBefore(answersUntil);
  }
}
