package org.muwahhad.tender.question;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.muwahhad.shared.Bilingual;

/**
 * A question with its answer as everybody reads them. Who asked is not in it, nor anything that
 * came from the asker unread.
 *
 * @param number among the answers of the tender, in the order in which they were given
 * @param answeredAt UTC
 */
@Introspected
@MappedEntity("tender_question")
public record AnsweredQuestion(
    @Id int number,
    String questionAr,
    String questionEn,
    String answerAr,
    String answerEn,
    Instant answeredAt) {
  public Bilingual question() {
    return new Bilingual(questionAr, questionEn);
  }

  public Bilingual answer() {
    return new Bilingual(answerAr, answerEn);
  }
}
