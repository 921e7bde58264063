"""How well questions are answered: question sets ──▶ played as chats ──▶ judged ──▶ report."""
