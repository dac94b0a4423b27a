package foodfast.account;

/** What somebody is here for. */
public enum Role {
  CUSTOMER,
  RESTAURANT,
  DRIVER,
  AGENT,
  OPERATOR
}
