package org.muwahhad.declaration;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.room.BidDrafts;
import org.muwahhad.declaration.DeclarationQueries.DeclarationAnswer;
import org.muwahhad.declaration.DeclarationQueries.DeclarationQuestion;
import org.muwahhad.tender.TenderQueries;

/** Which questions a bid asks of the declaration of its supplier, and whether all are answered. */
@Singleton
class DeclarationRules {
  private final DeclarationQueries queries;
  private final TenderQueries tenders;
  private final BidDrafts drafts;

  DeclarationRules(DeclarationQueries queries, TenderQueries tenders, BidDrafts drafts) {
    this.queries = queries;
    this.tenders = tenders;
    this.drafts = drafts;
  }

  /** The questions about the items that a draft prices; about all items of the tender without. */
  List<DeclarationQuestion> listAsked(long tenderId, long supplierId) {
    return about(categories(tenderId, supplierId), queries.listQuestions());
  }

  private Collection<String> categories(long tenderId, long supplierId) {
    Set<Long> priced =
        drafts
            .find(tenderId, supplierId)
            .map(
                d ->
                    d.offer().prices().stream()
                        .map(Offer.Price::lotItemId)
                        .collect(Collectors.toSet()))
            .orElseGet(Set::of);
    return priced.isEmpty()
        ? queries.listCategories(tenderId)
        : tenders.listItems(tenderId).stream()
            .filter(i -> priced.contains(i.id()))
            .map(TenderQueries.LotItem::categoryCode)
            .collect(Collectors.toSet());
  }

  /** The questions that are asked for one of these CPV codes, with those that are always asked. */
  static List<DeclarationQuestion> about(
      Collection<String> categories, List<DeclarationQuestion> questions) {
    return questions.stream().filter(q -> q.isFor(categories)).toList();
  }

  /** Whether every question that is asked has an answer. */
  static boolean isComplete(List<DeclarationQuestion> asked, List<DeclarationAnswer> answers) {
    Set<String> answered =
        answers.stream().map(DeclarationAnswer::questionCode).collect(Collectors.toSet());
    return asked.stream().allMatch(q -> answered.contains(q.code()));
  }
}
