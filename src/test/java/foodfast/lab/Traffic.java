package foodfast.lab;

/**
 * What went over the lines of a trial, as a phone counts it: bytes of HTTP, WebSocket and MQTT with
 * all headers, without TLS and TCP.
 *
 * @param sent bytes from clients
 * @param received bytes by clients
 * @param packets calls of the system that moved bytes: about a TCP segment each
 * @param requests of HTTP
 * @param turns that brought no news: an unchanged answer, a beat
 * @param news that clients got
 */
record Traffic(long sent, long received, long packets, long requests, long turns, long news) {
  static final Traffic NONE = new Traffic(0, 0, 0, 0, 0, 0);

  Traffic plus(Traffic o) {
    return new Traffic(
        sent + o.sent,
        received + o.received,
        packets + o.packets,
        requests + o.requests,
        turns + o.turns,
        news + o.news);
  }

  Traffic minus(Traffic o) {
    return plus(new Traffic(-o.sent, -o.received, -o.packets, -o.requests, -o.turns, -o.news));
  }

  static Traffic moved(int sent, int received) {
    return new Traffic(sent, received, 1, 0, 0, 0);
  }

  static Traffic request() {
    return new Traffic(0, 0, 0, 1, 0, 0);
  }

  static Traffic turn() {
    return new Traffic(0, 0, 0, 0, 1, 0);
  }

  static Traffic piece() {
    return new Traffic(0, 0, 0, 0, 0, 1);
  }
}
