package org.muwahhad.opendata.bundle;

import java.util.Map;

/** The small bundle, awarded at other prices or to several bidders. */
final class SmallBundleAwards {
  private SmallBundleAwards() {}

  /** Awards the lot at the price of a bundle of S-2, which is of this lot alone. */
  static ForgedBundle atPriceOfBundle() {
    ForgedBundle bundle = SmallBundle.make();
    SmallBundle.addPrice(bundle, "BUNDLE", "1.900");
    put(
        bundle,
        Map.of(
            "discounts",
            """
            bid,number,percent,winning
            11,1,0.0000,
            """,
            "discount_lots",
            """
            bid,number,lot,role
            11,1,1,APPLIES_TO
            11,1,1,WHEN_WINNING
            """,
            "award_discounts",
            """
            award,number,percent
            1,1,0.0000
            """,
            "awards",
            """
            award,lot,bid,basis,amount,currency,converted,decision
            1,1,11,SCENARIO,19.000,KWD,19.000,5
            """,
            "award_items",
            """
            award,item,quantity,discount_percent,bid_price,unit_price,amount
            1,101,10.000,0.0000,2.000,1.900000000,19.000
            """,
            "award_lines",
            """
            award,item,state,part,quantity,vat_percent,net,vat
            1,101,KW,1,8.000,0.00,15.200,0.000
            1,101,SA,1,2.000,15.00,3.800,0.570
            """,
            "award_states",
            """
            award,state,net,vat,converted_net,converted_vat,local_currency,local_net,local_vat
            1,KW,15.200,0.000,15.200,0.000,KWD,15.200,0.000
            1,SA,3.800,0.570,3.800,0.570,SAR,46.42,6.96
            """));
    return bundle;
  }

  /** Awards six units to S-2, at its price from four on, and four to S-10. */
  static ForgedBundle divided() {
    ForgedBundle bundle = SmallBundle.make();
    SmallBundle.addPrice(bundle, "FROM 4.000", "2.500");
    put(
        bundle,
        Map.of(
            "awards",
            """
            award,lot,bid,basis,amount,currency,converted,decision
            1,1,11,CHOICE,15.000,KWD,15.000,5
            2,1,12,CHOICE,8.000,KWD,8.000,5
            """,
            "award_items",
            """
            award,item,quantity,discount_percent,bid_price,unit_price,amount
            1,101,6.000,0.0000,2.500,2.500000000,15.000
            2,101,4.000,0.0000,2.000,2.000000000,8.000
            """,
            "award_lines",
            """
            award,item,state,part,quantity,vat_percent,net,vat
            1,101,KW,1,6.000,0.00,15.000,0.000
            2,101,KW,1,2.000,0.00,4.000,0.000
            2,101,SA,1,2.000,15.00,4.000,0.600
            """,
            "award_states",
            """
            award,state,net,vat,converted_net,converted_vat,local_currency,local_net,local_vat
            1,KW,15.000,0.000,15.000,0.000,KWD,15.000,0.000
            2,KW,4.000,0.000,4.000,0.000,KWD,4.000,0.000
            2,SA,4.000,0.600,4.000,0.600,SAR,48.86,7.33
            """));
    return bundle;
  }

  private static void put(ForgedBundle bundle, Map<String, String> tables) {
    tables.forEach((name, text) -> bundle.tables.put(name, SmallBundle.rows(text)));
  }
}
