package foodfast.realtime;

/**
 * What one can listen to, written {@code kind/id}: {@code order/42}, {@code kitchen/7}.
 *
 * @param kind the sort of thing, without a slash
 * @param id which one of them
 */
public record Topic(String kind, String id) {
  public static Topic of(String kind, Object id) {
    return new Topic(kind, id.toString());
  }

  static Topic parse(String text) {
    int slash = text.indexOf('/');
    return new Topic(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return kind + "/" + id;
  }
}
