package io.jsniff.exchange;

/** Hears of the exchanges of one connection. */
public interface ExchangeListener {
    /**
     * The first byte of a request.
     *
     * @param number the exchange's number, one more than at the last call
     * @param time when, in nanoseconds since the epoch
     */
    void started(int number, long time);

    /** An exchange is over: answered, or nothing more can come. Each that started is finished once. */
    void finished(Exchange exchange);
}
